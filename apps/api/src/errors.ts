import type { ERRORS, ErrorCode } from '@flowhall/contracts';

type CodeOf<K extends 'user' | 'operational'> = {
  [C in ErrorCode]: (typeof ERRORS)[C] extends { kind: infer Kind } ? (K extends Kind ? C : never) : never;
}[ErrorCode];

export interface ErrorDetails {
  /** Fill the `{places}` of the code's text. */
  params?: Readonly<Record<string, string | number>>;
  /** JSON pointers into the request with a message each, already in the caller's language. */
  errors?: readonly { pointer: string; message: string }[];
  /** With 409: the present state of what was acted upon. */
  current?: unknown;
  /** With `item-invalid`: what is wrong with the files of an item. */
  findings?: readonly unknown[];
  cause?: unknown;
}

/** What every error that the API answers on purpose has in common. */
export abstract class ApiError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code, { cause: details.cause });
    this.name = new.target.name;
    this.code = code;
    this.details = details;
  }
}

/** Expected: the caller can mend it. Not reported. */
export class UserError extends ApiError {
  constructor(code: CodeOf<'user'>, details?: ErrorDetails) {
    super(code, details);
  }
}

/** Transient: the same request may succeed later. */
export class OperationalError extends ApiError {
  constructor(code: CodeOf<'operational'>, details?: ErrorDetails) {
    super(code, details);
  }
}

/** A bug or broken data: logged with its stack, answered without details. */
export class UnexpectedError extends Error {
  override readonly name = 'UnexpectedError';
}
