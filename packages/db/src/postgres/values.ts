import { types } from 'pg';
import { Prisma } from '../generated/client.ts';

/** A value as PostgreSQL reads it from a text; bytes go as they are. */
export type Encoded = string | Buffer | null;

/** @throws RangeError or TypeError for what has no text: a date that is none, an object that contains itself. */
export function encode(value: unknown): Encoded {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (Array.isArray(value)) return arrayLiteral(value);
  return Prisma.Decimal.isDecimal(value) ? value.toString() : JSON.stringify(value);
}

const arrayLiteral = (values: readonly unknown[]): string => `{${values.map(element).join(',')}}`;

function element(value: unknown): string {
  if (Array.isArray(value)) return arrayLiteral(value);
  const text = encode(value);
  if (text === null) return 'NULL';
  if (typeof text !== 'string') return `"\\\\x${text.toString('hex')}"`;
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

type Read = (text: string) => unknown;

const { builtins } = types;
const utc = (text: string): Date => new Date(`${text.replace(' ', 'T')}Z`);
const readBytes = types.getTypeParser(builtins.BYTEA, 'text');
const bytes = (text: string): Uint8Array => new Uint8Array(readBytes(text));
const decimal = (text: string): Prisma.Decimal => new Prisma.Decimal(text);

/** What Prisma reads otherwise than pg does. */
const OWN: ReadonlyMap<number, Read> = new Map<number, Read>([
  [builtins.INT8, BigInt],
  [builtins.BYTEA, bytes],
  [builtins.NUMERIC, decimal],
  [builtins.DATE, (text) => new Date(text)],
  [builtins.TIMESTAMP, utc],
]);

/** How the text of a column becomes the value that Prisma gives for it. */
export const reader = (type: number): Read => OWN.get(type) ?? types.getTypeParser(type, 'text');
