import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import type { ValidatorType } from '@rjsf/utils';
import type { ErrorObject } from 'ajv';
import { formats } from '../../formats/formats.ts';
import { isRecord, pointerSegments } from '../../json.ts';

/** Keywords that only say that something inside them failed. */
const ENVELOPES: ReadonlySet<string> = new Set([
  'properties',
  'items',
  'if',
  'then',
  'else',
  'allOf',
  'anyOf',
  'oneOf',
]);

/**
 * rjsf's validator for forms that are being made: it reads the schema instead of running code made of it, since the page
 * may not compile any. What a deployed form uses is compiled by the server.
 */
export const interpretedValidator: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: (schema, data) => errorsOf(schema, data).length === 0,
  rawValidation: <Result>(schema: object, data?: unknown) => ({ errors: errorsOf(schema, data) as Result[] }),
};

function errorsOf(schema: object, data: unknown): ErrorObject[] {
  const plain: unknown = JSON.parse(JSON.stringify(data ?? {}));
  const { errors } = new Validator(withFormats(schema, 0) as Schema, '7', false).validate(plain);
  return errors.filter(({ keyword }) => !ENVELOPES.has(keyword)).map((error) => toAjv(schema, error));
}

/** The interpreter knows no formats of ours: those that are patterns are told as such, the others are left to the server. */
function withFormats(schema: unknown, depth: number): unknown {
  if (Array.isArray(schema)) return schema.map((one) => withFormats(one, depth + 1));
  if (!isRecord(schema)) return schema;
  const { format, ...rest } = schema;
  const known = typeof format === 'string' ? formats[format] : undefined;
  const pattern = known instanceof RegExp && rest.pattern === undefined ? { pattern: known.source } : {};
  const entries = Object.entries({ ...rest, ...pattern }).filter(([key]) => !key.startsWith('x-'));
  return Object.fromEntries(entries.map(([key, value]) => [key, withFormats(value, depth + 1)]));
}

function toAjv(schema: object, { keyword, instanceLocation, keywordLocation, error }: OutputUnit): ErrorObject {
  const instancePath = instanceLocation.replace(/^#/, '');
  const limit = pointerSegments(keywordLocation.replace(/^#/, '')).reduce<unknown>(
    (node, segment) => (typeof node === 'object' && node !== null ? Reflect.get(node, segment) : undefined),
    schema,
  );
  const missing = keyword === 'required' ? /"([^"]+)"/.exec(error)?.[1] : undefined;
  const params = missing === undefined ? { limit, type: limit } : { missingProperty: missing };
  return { keyword, instancePath, schemaPath: keywordLocation, params, message: error };
}
