import type { IncomingHttpHeaders } from 'node:http';
import { type HttpAnswer, type HttpRequest, JobFailure } from '@flowhall/jobs';
import ipaddr from 'ipaddr.js';
import { Agent, request } from 'undici';
import { type AllowList, hostOf } from './allow-list.ts';
import { AddressRefusedError, guardedLookup, type Resolve, systemResolve } from './guarded-lookup.ts';
import { parseBody, readLimited } from './read-body.ts';

/** Sends the requests of service tasks, only where this installation lets them go. */
export interface HttpConnector {
  /** @throws JobFailure when there is no answer, or it is not one to be read */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>;
  close(): Promise<void>;
}

export interface HttpConnectorOptions {
  readonly allow: AllowList;
  readonly resolve?: Resolve;
}

export function createHttpConnector({ allow, resolve = systemResolve }: HttpConnectorOptions): HttpConnector {
  const agent = new Agent({
    connect: { lookup: guardedLookup(allow, resolve) },
    maxHeaderSize: 16 * 1024,
    // The job's own limit of time covers all of it, from the look-up to the last byte.
    ...{ headersTimeout: 0, bodyTimeout: 0 },
  });
  return {
    async send(job, signal) {
      const url = checkUrl(allow, job.url);
      checkHeaders(job.headers);
      const timeout = AbortSignal.timeout(job.timeoutMs);
      try {
        return await exchange(agent, url, job, AbortSignal.any([signal, timeout]));
      } catch (error) {
        // The server stops: no attempt has failed.
        if (signal.aborted) throw error;
        if (timeout.aborted) throw new JobFailure('http-timeout', { seconds: job.timeoutMs / 1000 });
        throw toFailure(error, hostOf(url));
      }
    },
    close: () => agent.destroy(),
  };
}

/** Addresses that are written as such are never looked up: they are checked here. */
function checkUrl(allow: AllowList, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new JobFailure('http-url-invalid');
  const host = hostOf(url);
  if (!allow.allowsHost(url)) throw new JobFailure('http-host-refused', { host });
  if (ipaddr.isValid(host) && !allow.allowsAddress(host)) throw new JobFailure('http-address-refused', { host });
  return url;
}

/** Values that would begin another header or that HTTP cannot carry (RFC 9110, section 5.5). */
function checkHeaders(headers: HttpRequest['headers']): void {
  for (const [name, value] of Object.entries(headers))
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) throw new JobFailure('http-header-invalid', { name });
}

async function exchange(dispatcher: Agent, url: URL, job: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  // undici follows no redirect unless told.
  const answer = await request(url, {
    dispatcher,
    signal,
    method: job.method,
    headers: { ...job.headers, 'accept-encoding': 'identity' },
    ...(job.body !== undefined && { body: job.body }),
  });
  try {
    const headers = plainHeaders(answer.headers);
    // Not asked for: what is small packed may be huge unpacked.
    if (!/^(?:identity)?$/i.test(headers['content-encoding'] ?? '')) throw new JobFailure('http-answer-unreadable');
    const bytes = await readLimited(answer.body, headers['content-length']);
    return { status: answer.statusCode, headers, body: parseBody(bytes, headers['content-type']) };
  } finally {
    // What is left unread must not hold the connection.
    answer.body.on('error', () => undefined).destroy();
  }
}

const plainHeaders = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

function toFailure(error: unknown, host: string): unknown {
  if (error instanceof JobFailure) return error;
  if (isRefusal(error)) return new JobFailure('http-address-refused', { host });
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // Messages of the network may quote what was sent: only the kind of error is kept.
  return new JobFailure('http-unreachable', { host }, { cause: code });
}

/** With several addresses Node wraps what went wrong with each. */
const isRefusal = (error: unknown): boolean =>
  error instanceof AddressRefusedError ||
  (error instanceof AggregateError && error.errors.some(isRefusal)) ||
  (error instanceof Error && error.cause !== undefined && isRefusal(error.cause));
