import type { ErrorCode } from '@flowhall/contracts';

/** Codes of refusals that this package raises; texts are in the contracts package. */
export type ApprovalErrorCode = Extract<
  ErrorCode,
  | 'task-already-done'
  | 'version-conflict'
  | 'not-your-task'
  | 'not-found'
  | 'forbidden'
  | 'action-not-allowed'
  | 'already-claimed'
  | 'choice-required'
  | 'choice-invalid'
  | 'assignee-required'
  | 'assignee-not-candidate'
  | 'nobody-found'
  | 'opinion-required'
  | 'signature-required'
  | 'attachment-required'
  | 'return-target-illegal'
  | 'urged-already'
  | 'nobody-to-urge'
  | 'withdraw-too-late'
  | 'terminate-not-allowed'
  | 'instance-ended'
  | 'incident-resolved'
  | 'user-not-active'
  | 'process-failed'
>;

/** An action that was refused; nothing has changed. `params` fill the places of the code's text. */
export class ApprovalError extends Error {
  readonly code: ApprovalErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ApprovalErrorCode, params: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    const named = Object.entries(params).map(([name, value]) => `${name}=${value}`);
    super([code, ...named].join(' '), cause === undefined ? undefined : { cause });
    this.name = 'ApprovalError';
    this.code = code;
    this.params = params;
  }
}
