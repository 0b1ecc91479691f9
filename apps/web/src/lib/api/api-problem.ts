import type { ErrorCode, Problem } from '@flowhall/contracts';

/** Causes that the server could not tell us about itself. */
export type ClientErrorCode = 'network' | 'unreadable-answer';

export interface FieldError {
  /** JSON Pointer into the request body. */
  pointer: string;
  message: string;
}

/**
 * A request that failed. `message` is the server's text in the reader's language; for the client's own codes it is
 * empty and the interface words it. `status` is 0 when no answer came.
 */
export class ApiProblem extends Error {
  readonly code: ErrorCode | ClientErrorCode;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly errors: readonly FieldError[];
  /** With 409: the present state of what was acted upon. */
  readonly current: unknown;
  /** With `item-invalid`: what is wrong with the files of a service. */
  readonly findings: readonly unknown[];

  constructor(code: ErrorCode | ClientErrorCode, status: number, problem?: Partial<Problem>, cause?: unknown) {
    super(problem?.detail ?? problem?.title ?? '', { cause });
    this.name = 'ApiProblem';
    this.code = code;
    this.status = status;
    this.requestId = problem?.requestId;
    this.errors = problem?.errors ?? [];
    this.current = problem?.current;
    this.findings = problem?.findings ?? [];
  }

  /** Whether the same request may succeed a moment later. */
  get transient(): boolean {
    return this.code === 'network' || this.status >= 502;
  }
}

function isProblem(value: unknown): value is Problem & { code: ErrorCode } {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}

/** Reads a refused answer; what is not a problem document (a proxy's error page, say) becomes `unreadable-answer`. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  return isProblem(body)
    ? new ApiProblem(body.code, response.status, body)
    : new ApiProblem('unreadable-answer', response.status);
}
