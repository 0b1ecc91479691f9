import type { HttpJob } from '@flowhall/bpmn';
import type { PreparedHttp } from './prepare.ts';
import { insertSecrets, insertSecretsInside, secretNames } from './secrets.ts';

/** A request to another system, ready to be sent. Holds secrets: never to be kept or logged. */
export interface HttpRequest {
  readonly method: HttpJob['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For everything, from looking the host up to the last byte of the answer. */
  readonly timeoutMs: number;
}

/** What FEEL sees as `response`. */
export interface HttpAnswer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON as data, texts as text, everything else as null. */
  readonly body: unknown;
}

/** The secrets that a request needs. */
export const secretsOf = ({ url, headers, body, nonce }: PreparedHttp): string[] =>
  secretNames([url, headers, body], nonce);

/**
 * The request as it goes out.
 * @param key the same for every attempt at the same job: by it the other system can tell a repetition
 * @throws JobFailure `secret-unknown`
 */
export function toHttpRequest(job: PreparedHttp, secrets: ReadonlyMap<string, string>, key: string): HttpRequest {
  const { nonce, method, timeoutMs } = job;
  const body = insertSecretsInside(job.body, nonce, secrets);
  const encoded = new Map([...secrets].map(([name, value]) => [name, encodeURIComponent(value)]));
  return {
    method,
    url: insertSecrets(job.url, nonce, encoded),
    headers: {
      ...Object.fromEntries(
        Object.entries(job.headers).map(([name, value]) => [name, insertSecrets(value, nonce, secrets)]),
      ),
      'idempotency-key': key,
    },
    ...('body' in job && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    timeoutMs,
  };
}
