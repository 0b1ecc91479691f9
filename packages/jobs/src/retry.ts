import type { RetrySettings } from '@flowhall/bpmn';
import { JOB_FAILURES, type JobFailure } from './failure.ts';

/** Pauses grow no further than this, and nobody can ask for a longer one. */
const LONGEST_PAUSE_MS = 24 * 3600 * 1000;

/**
 * When a job that failed is tried again; undefined when it is not.
 * @param attempts attempts so far, the failed one included
 */
export function nextAttempt(
  { attempts: most, backoffMs }: RetrySettings,
  attempts: number,
  failure: JobFailure,
  now: Date,
): Date | undefined {
  if (!JOB_FAILURES[failure.code].retry || attempts >= most) return undefined;
  const pause = Math.min(backoffMs * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  const asked = (failure.retryAt?.getTime() ?? 0) - now.getTime();
  return new Date(now.getTime() + Math.min(Math.max(pause, asked), LONGEST_PAUSE_MS));
}

/** The instant that a `Retry-After` header names: seconds or an HTTP date (RFC 9110, section 10.2.3). */
export function retryAfter(header: string | undefined, now: Date): Date | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return new Date(now.getTime() + Number(text) * 1000);
  const date = /^[A-Z][a-z]{2}, /.test(text) ? new Date(text) : undefined;
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}
