import type { Enclosed, FieldChange } from './history/history-entry.ts';
import type { Continuation, Incident, JsonObject, Outcome, ParentLink, Repeated, Resume, SignKind } from './state.ts';

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

export interface CompleteAction extends OnTask, Enclosed {
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

export interface ReturnAction extends OnTask, Enclosed {
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

export interface TransferAction extends OnTask, Enclosed {
  readonly type: 'transfer';
  readonly toUserId: string;
  readonly opinion?: string;
  readonly channels?: readonly string[];
}

export interface DelegateAction extends OnTask, Enclosed {
  readonly type: 'delegate';
  readonly toUserId: string;
  readonly opinion?: string;
  readonly channels?: readonly string[];
}

export interface AddSignAction extends OnTask, Enclosed {
  readonly type: 'add-sign';
  readonly kind: SignKind;
  readonly userIds: readonly string[];
  readonly opinion?: string;
  readonly channels?: readonly string[];
}

/** Takes back the actor's own requests to people who have not acted; that may be what decides the round. */
export interface RemoveSignAction extends OnTask {
  readonly type: 'remove-sign';
  readonly userIds: readonly string[];
  readonly opinion?: string;
  readonly next?: NextChoice;
}

/** An operator gives all open work of somebody who leaves to another person. Without any it changes nothing. */
export interface HandOverAction {
  readonly type: 'hand-over';
  readonly fromUserId: string;
  readonly toUserId: string;
  readonly opinion?: string;
}

/** Asks for action: those for whom it waits are told. */
export interface UrgeAction {
  readonly type: 'urge';
  readonly opinion?: string;
  readonly channels?: readonly string[];
}

export interface SendCopyAction {
  readonly type: 'cc';
  readonly userIds: readonly string[];
  readonly opinion?: string;
}

export interface WithdrawAction {
  readonly type: 'withdraw';
  readonly opinion?: string;
}

export interface TerminateAction {
  readonly type: 'terminate';
  readonly opinion?: string;
}

/**
 * A timer came due, a message or signal arrived, a job or called process is done: the actor is the system. A command that
 * nothing waits for (any more) changes nothing; one that the process cannot follow makes an incident.
 */
export interface ContinueAction extends Continuation {
  readonly type: 'continue';
}

/** A job has failed for good; the actor is the system. */
export interface RaiseIncidentAction {
  readonly type: 'raise-incident';
  /** `retry`: what an operator's retry asks for again, in `Changes.jobs` or `Changes.calls`. */
  readonly incident: Pick<Incident, 'kind' | 'elementId' | 'executionId' | 'message'> & { readonly retry?: Repeated };
}

/** The clock has reached something that a round waits for; the actor is the system. */
export interface RoundTimeAction {
  readonly type: 'round-time';
  readonly roundId: string;
}

/** The working calendar has changed; the actor is the system. */
export interface RecountTimeAction {
  readonly type: 'recount-time';
  readonly roundId: string;
}

/** An operator lets what failed be tried again. A job's own incident only reports it in `Changes.incidents.resolved`. */
export interface RetryAction {
  readonly type: 'retry';
  readonly incidentId: string;
  readonly opinion?: string;
}

/** An operator declares an incident done with. */
export interface ResolveAction {
  readonly type: 'resolve';
  readonly incidentId: string;
  readonly opinion?: string;
}

export type Action =
  | CompleteAction
  | ReturnAction
  | ClaimAction
  | ReleaseAction
  | TransferAction
  | DelegateAction
  | AddSignAction
  | RemoveSignAction
  | HandOverAction
  | UrgeAction
  | SendCopyAction
  | WithdrawAction
  | TerminateAction
  | ContinueAction
  | RaiseIncidentAction
  | RoundTimeAction
  | RecountTimeAction
  | RetryAction
  | ResolveAction;

/** What the system does by itself; it is never refused: at worst nothing happens. */
export type SystemAction = ContinueAction | RaiseIncidentAction | RoundTimeAction | RecountTimeAction;

export type ActionType = Action['type'];

/** First submit: runs to the apply step and completes it with the initiator's form. */
export interface StartRequest extends Enclosed {
  readonly instanceId: string;
  readonly departmentId: string | null;
  readonly form: JsonObject;
  readonly opinion?: string;
  readonly next?: NextChoice;
  readonly channels?: readonly string[];
}

/** An event or a calling process starts the process, on behalf of somebody. */
export interface EventStart {
  readonly instanceId: string;
  readonly initiatorId: string;
  readonly departmentId: string | null;
  /** The start event that happened; absent for a called process. */
  readonly startEventId?: string;
  /** Values of the form, for whoever fills it in or reads it. */
  readonly form: JsonObject;
  /** What else the event or caller hands over. */
  readonly data: JsonObject;
  readonly parent: ParentLink | null;
}
