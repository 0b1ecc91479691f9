export {
  type FailureParams,
  type FailureRecord,
  failureText,
  JOB_FAILURES,
  JobFailure,
  type JobFailureCode,
} from './failure.ts';
export type { HttpAnswer, HttpRequest } from './http.ts';
export type { MailMessage } from './mail.ts';
