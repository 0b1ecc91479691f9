import { createRequire } from 'node:module';
import type { Language } from '@flowhall/contracts';
import { Ajv, type ErrorObject, type Options } from 'ajv';
import formats from 'ajv-formats';
import type { FastifySchemaCompiler, FastifySchemaValidationError } from 'fastify';
import { isUuid } from '../lib/uuid.ts';

/** The package is CommonJS and Node finds no named exports in it. */
const localize: Record<Language, (errors: ErrorObject[]) => void> = createRequire(import.meta.url)('ajv-i18n');

const shared: Options = { allErrors: true, useDefaults: true, strict: false };

/** A body says what it means: no conversions, and unknown properties are an error where the schema forbids them. */
const bodies = new Ajv({ ...shared, coerceTypes: false });
/** Paths, queries and headers are text. */
const texts = new Ajv({ ...shared, coerceTypes: 'array' });
formats.default(bodies);
formats.default(texts);
// The package also takes `urn:uuid:` before it, which the database does not.
bodies.addFormat('uuid', isUuid);
texts.addFormat('uuid', isUuid);

export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
  (httpPart === 'body' ? bodies : texts).compile(schema);

const MAX_REPORTED = 50;

/** Keywords that only say that something below them failed. */
const SUMMARIES = new Set(['anyOf', 'oneOf', 'allOf', 'if']);

function pointerOf(error: FastifySchemaValidationError): string {
  const { missingProperty, additionalProperty } = error.params;
  const property = missingProperty ?? additionalProperty;
  return typeof property === 'string' ? `${error.instancePath}/${property}` : error.instancePath;
}

/** Validation errors as pointers into the request part, with Ajv's messages in a language. */
export function describeValidation(
  errors: readonly FastifySchemaValidationError[],
  lang: Language,
): { pointer: string; message: string }[] {
  const telling = errors.filter((error) => !SUMMARIES.has(error.keyword));
  const chosen = (telling.length > 0 ? telling : errors).slice(0, MAX_REPORTED);
  const localised: ErrorObject[] = chosen.map((error) => ({ ...error, params: { ...error.params } }));
  localize[lang](localised);
  return localised.map((error, index) => {
    const original = chosen[index] ?? error;
    return { pointer: pointerOf(original), message: error.message ?? error.keyword };
  });
}
