import type { JobSettings } from '@flowhall/bpmn';
import type { FeelScope } from '@flowhall/feel';
import { evaluateSetting, holds } from './expressions.ts';
import { JobFailure } from './failure.ts';
import type { HttpAnswer } from './http.ts';
import { retryAfter } from './retry.ts';

/** What an answer means for the process. */
export type Verdict =
  | { readonly type: 'done'; readonly variables: Record<string, unknown> }
  | { readonly type: 'error'; readonly code: string; readonly variables: Record<string, unknown> };

/**
 * Reads the answer to a request, seen by expressions as `response`. An answer that is a BPMN error of the process is no
 * failure, whatever its status.
 * @throws JobFailure for every other status than 2xx, and `expression-failed`
 */
export function readHttpAnswer(job: JobSettings, answer: HttpAnswer, scope: FeelScope): Verdict {
  const seen = withVariable(scope, 'response', answer);
  const error = errorIn(job, seen);
  if (error) return error;
  refuseStatus(answer, scope.clock());
  return done(job, seen);
}

/** Reads what a program outside hands over, seen by expressions as `output`. @throws JobFailure `expression-failed` */
export function readOutput(job: JobSettings, output: Readonly<Record<string, unknown>>, scope: FeelScope): Verdict {
  const seen = withVariable(scope, 'output', output);
  return errorIn(job, seen) ?? done(job, seen);
}

/**
 * Reads what the directory knows of a person, seen by expressions as `person`; null when it knows nobody.
 * @throws JobFailure `expression-failed`
 */
export function readPerson(job: JobSettings, person: unknown, scope: FeelScope): Verdict {
  const seen = withVariable(scope, 'person', person);
  return errorIn(job, seen) ?? done(job, seen);
}

/** Reads what was made of a document, seen by expressions as `document`. @throws JobFailure `expression-failed` */
export const readDocument = (job: JobSettings, document: object, scope: FeelScope): Verdict =>
  done(job, withVariable(scope, 'document', document));

/** A BPMN error with which a program outside answers. */
export interface ThrownError {
  readonly code: string;
  readonly message?: string;
}

/**
 * Reads what a program outside hands over with a BPMN error, seen by expressions as `output` and `error` (`code`,
 * `message`); results that it does not bring stay as they are.
 * @throws JobFailure `expression-failed`
 */
export function readErrorOutput(
  job: JobSettings,
  { code, message = '' }: ThrownError,
  output: Readonly<Record<string, unknown>>,
  scope: FeelScope,
): Verdict {
  const seen = withVariable(withVariable(scope, 'output', output), 'error', { code, message });
  const brought = Object.entries(done(job, seen).variables).filter(([, value]) => value !== null);
  return { type: 'error', code, variables: Object.fromEntries(brought) };
}

const withVariable = (scope: FeelScope, name: string, value: unknown): FeelScope => ({
  ...scope,
  variables: { ...scope.variables, [name]: value },
});

function errorIn(job: JobSettings, scope: FeelScope): Verdict | undefined {
  const error = job.errors.find(({ when, code }) => holds({ name: `flow:error ${code}`, value: when }, scope));
  return error && { type: 'error', code: error.code, variables: {} };
}

const done = (job: JobSettings, scope: FeelScope): Extract<Verdict, { type: 'done' }> => ({
  type: 'done',
  variables: Object.fromEntries(
    job.results.map(({ variable, value }) => [
      variable,
      evaluateSetting({ name: `flow:result ${variable}`, value }, scope),
    ]),
  ),
});

/** Statuses that another attempt may change (RFC 9110, section 15; RFC 8470; RFC 6585). */
const TRANSIENT = new Set([408, 425, 429]);

function refuseStatus({ status, headers }: HttpAnswer, now: Date): void {
  if (status >= 200 && status < 300) return;
  if (status >= 300 && status < 400) throw new JobFailure('http-redirect', { status });
  if (status < 500 && !TRANSIENT.has(status)) throw new JobFailure('http-refused', { status });
  const retryAt = retryAfter(headers['retry-after'], now);
  throw new JobFailure('http-unavailable', { status }, retryAt && { retryAt });
}
