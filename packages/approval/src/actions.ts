import type { FieldChange } from './result.ts';
import type { JsonObject, Outcome, Resume } from './state.ts';

/** Who acts. `operator` holders (permission `instances.operate`) may terminate any instance. */
export interface Actor {
  readonly userId: string;
  readonly operator?: boolean;
  /** The person for whom a deputy acts. */
  readonly onBehalfOfId?: string | null;
}

/** What the submit dialog answered. */
export interface NextChoice {
  /** The branch, where the handler chooses it. */
  readonly flowId?: string;
  /** People by step, where the handler picks them. */
  readonly assignees?: Readonly<Record<string, readonly string[]>>;
}

interface OnTask {
  readonly taskId: string;
  /** The task's version as the actor saw it; an older one is refused with `version-conflict`. */
  readonly version?: number;
}

export interface CompleteAction extends OnTask {
  readonly type: 'complete';
  readonly outcome: Outcome;
  readonly opinion?: string;
  /** Fields to change (null clears one), already checked against the form and the step's permissions. */
  readonly form?: JsonObject;
  /** What `form` changes, as the history keeps it: titles named and personal data masked by the caller. */
  readonly changes?: readonly FieldChange[];
  readonly next?: NextChoice;
  /** Channels besides the in-app message. */
  readonly channels?: readonly string[];
}

export type ReturnTo = 'previous' | 'initiator' | { readonly stepId: string };

export interface ReturnAction extends OnTask {
  readonly type: 'return';
  readonly target: ReturnTo;
  readonly opinion?: string;
  readonly resume?: Resume;
  readonly channels?: readonly string[];
}

export interface ClaimAction extends OnTask {
  readonly type: 'claim';
}

export interface ReleaseAction extends OnTask {
  readonly type: 'release';
}

export interface TransferAction extends OnTask {
  readonly type: 'transfer';
  readonly toUserId: string;
  readonly opinion?: string;
  readonly channels?: readonly string[];
}

export interface WithdrawAction {
  readonly type: 'withdraw';
  readonly opinion?: string;
}

export interface TerminateAction {
  readonly type: 'terminate';
  readonly opinion?: string;
}

/** A timer came due; the actor is the system. */
export interface FireTimerAction {
  readonly type: 'fire-timer';
  readonly executionId: string;
}

export type Action =
  | CompleteAction
  | ReturnAction
  | ClaimAction
  | ReleaseAction
  | TransferAction
  | WithdrawAction
  | TerminateAction
  | FireTimerAction;

export type ActionType = Action['type'];

/** First submit: runs to the apply step and completes it with the initiator's form. */
export interface StartRequest {
  readonly instanceId: string;
  readonly departmentId: string | null;
  readonly form: JsonObject;
  readonly opinion?: string;
  readonly next?: NextChoice;
  readonly channels?: readonly string[];
}
