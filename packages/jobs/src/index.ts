export {
  readDocument,
  readErrorOutput,
  readHttpAnswer,
  readOutput,
  readPerson,
  type ThrownError,
  type Verdict,
} from './answer.ts';
export { type FailureRecord, failureText, JOB_FAILURES, JobFailure } from './failure.ts';
export { type HttpAnswer, type HttpRequest, secretsOf, toHttpRequest } from './http.ts';
export type { MailMessage } from './mail.ts';
export {
  type PreparedDocument,
  type PreparedHttp,
  type PreparedJob,
  type PreparedLookup,
  type PreparedMail,
  prepareJob,
} from './prepare.ts';
export { nextAttempt } from './retry.ts';
