import type { FeelScope } from '@flowhall/feel';
import { isRecord } from '@flowhall/feel';
import { JobFailure } from './failure.ts';

/*
 * Expressions never see a secret: `secrets.NAME` is a mark that only the sender exchanges for the value, in what goes out
 * and nowhere else. What is stored, compared or shown holds the mark. Its nonce is made for the job, so that nobody who
 * fills in a form can write one.
 */

const mark = (nonce: string, name: string): string => `{{secret:${nonce}:${name}}}`;
const marks = (nonce: string): RegExp => new RegExp(`\\{\\{secret:${nonce}:(\\w+)\\}\\}`, 'g');

/** The scope in which an expression of what is sent is evaluated. */
export function withSecretMarks(scope: FeelScope, nonce: string, expression: string): FeelScope {
  const names = [...expression.matchAll(/\bsecrets\s*\.\s*(\w+)/g)].flatMap(([, name]) => name ?? []);
  const secrets = Object.fromEntries(names.map((name) => [name, mark(nonce, name)]));
  return { ...scope, variables: { ...scope.variables, secrets } };
}

/** Names of the secrets that a value refers to. */
export function secretNames(value: unknown, nonce: string): string[] {
  const found = [...JSON.stringify(value ?? null).matchAll(marks(nonce))].flatMap(([, name]) => name ?? []);
  return [...new Set(found)];
}

/** Puts secrets in the place of their marks. @throws JobFailure `secret-unknown` */
export function insertSecrets(text: string, nonce: string, secrets: ReadonlyMap<string, string>): string {
  return text.replace(marks(nonce), (_, name: string) => {
    const secret = secrets.get(name);
    if (secret === undefined) throw new JobFailure('secret-unknown', { name });
    return secret;
  });
}

/** The same in every text of a JSON value. */
export function insertSecretsInside(value: unknown, nonce: string, secrets: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return insertSecrets(value, nonce, secrets);
  if (Array.isArray(value)) return value.map((one) => insertSecretsInside(one, nonce, secrets));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, insertSecretsInside(one, nonce, secrets)]));
}
