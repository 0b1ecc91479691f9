import { readFileSync } from 'node:fs';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { ConfigError } from '../../config.ts';

const text = Type.String({ minLength: 1, maxLength: 2000 });
const byLanguage = Type.Object({ zh: Type.Optional(text), en: Type.Optional(text) }, { additionalProperties: false });

/** How a gateway for text messages is spoken to: `FLOWHALL_SMS_GATEWAY` names a file of this shape. */
export const smsGateway = Type.Object(
  {
    method: Type.Optional(Type.Enum(['GET', 'POST', 'PUT'])),
    /** With placeholders, whose values are encoded. */
    url: Type.String({ pattern: '^https?://[^{]+' }),
    headers: Type.Optional(Type.Record(Type.String(), text)),
    /** JSON whose texts hold placeholders; sent as a form where `content-type` says so. */
    body: Type.Optional(Type.Unknown()),
    /** The gateway's template ids by event and language; `*` for the others. */
    templates: Type.Optional(Type.Record(Type.String(), byLanguage)),
    /** What a good answer holds besides its status: the value at a path such as `result.code`. */
    success: Type.Optional(
      Type.Object(
        { path: text, equals: Type.Union([Type.String(), Type.Number(), Type.Boolean()]) },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type SmsGateway = Static<typeof smsGateway>;

/** What placeholders may name. */
export const SMS_PLACEHOLDERS = ['id', 'phone', 'text', 'link', 'template', 'title', 'number', 'step', 'actor'];

/** @throws ConfigError saying what is wrong with the file */
export function readSmsGateway(file: string): SmsGateway {
  const fault = (why: string) => new ConfigError(`FLOWHALL_SMS_GATEWAY: ${file} ${why}.`);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw fault(error instanceof SyntaxError ? 'is no JSON' : 'cannot be read');
  }
  if (!Value.Check(smsGateway, value)) {
    const problem = Value.Errors(smsGateway, value)[0];
    throw fault(`is no gateway: ${problem?.instancePath || '/'} ${problem?.message ?? ''}`.trim());
  }
  const unknown = placesOf(value).find((name) => !SMS_PLACEHOLDERS.includes(name) && !/^secret:\w+$/.test(name));
  if (unknown !== undefined) throw fault(`holds {${unknown}}, which stands for nothing`);
  return value;
}

const PLACE = /\{([A-Za-z:_]\w*(?::\w+)?)\}/g;

/** Puts values in the places of a text; `{secret:NAME}` is a secret. */
export const fill = (template: string, valueFor: (name: string) => string): string =>
  template.replaceAll(PLACE, (_place, name: string) => valueFor(name));

/** Names of all places in a value's texts. */
export function placesOf(value: unknown): string[] {
  if (typeof value === 'string') return [...value.matchAll(PLACE)].map(([, name = '']) => name);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(placesOf) : [];
}

/** The same value with every text of it filled. */
export function fillAll(value: unknown, valueFor: (name: string) => string): unknown {
  if (typeof value === 'string') return fill(value, valueFor);
  if (Array.isArray(value)) return value.map((one) => fillAll(one, valueFor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fillAll(one, valueFor)]));
}
