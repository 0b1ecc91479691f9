import type { EngineEvent } from '@flowhall/engine';
import type { LocalizedText, Person } from './organisation.ts';
import type { InstanceState, Round, Task, Timer } from './state.ts';

export type HistoryAction =
  | 'submit'
  | 'agree'
  | 'disagree'
  | 'return'
  | 'claim'
  | 'release'
  | 'transfer'
  | 'withdraw'
  | 'terminate'
  | 'auto-agree'
  | 'skip'
  | 'timer'
  | 'end';

/** Names as they were when it happened. */
export interface RecordedPerson {
  readonly id: string;
  readonly name: LocalizedText;
  readonly department: LocalizedText | null;
}

export interface HistoryDetail {
  readonly actor: RecordedPerson | null;
  readonly onBehalfOf?: RecordedPerson;
  /** Whom it went to. */
  readonly recipients?: readonly {
    readonly stepId: string;
    readonly stepName: LocalizedText;
    readonly people: readonly RecordedPerson[];
  }[];
  /** Where a return went to. */
  readonly target?: {
    readonly stepId: string;
    readonly stepName: LocalizedText;
    readonly resume: 'replay' | 'jump-back';
  };
  /** How the instance ended. */
  readonly status?: 'completed' | 'rejected' | 'terminated';
  /** The timer's element. */
  readonly elementId?: string;
}

export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** A row of `HistoryEntry`, complete with its place in the hash chain. */
export interface HistoryEntry {
  readonly id: string;
  readonly seq: number;
  readonly action: HistoryAction;
  readonly actorId: string | null;
  readonly onBehalfOfId: string | null;
  readonly taskId: string | null;
  readonly stepId: string | null;
  readonly stepName: LocalizedText | null;
  readonly opinion: string | null;
  readonly detail: HistoryDetail;
  readonly changes: readonly FieldChange[];
  readonly at: string;
  readonly previousHash: string;
  readonly hash: string;
}

export type NotificationEvent =
  | 'task-assigned'
  | 'cc'
  | 'returned'
  | 'withdrawn'
  | 'completed'
  | 'rejected'
  | 'terminated';

/** Who is to be told what; texts, channels' addresses and delivery are the API's. */
export interface NotificationDraft {
  readonly userId: string;
  readonly event: NotificationEvent;
  readonly taskId: string | null;
  readonly stepId: string | null;
  readonly stepName: LocalizedText | null;
  readonly by: RecordedPerson | null;
  readonly opinion: string | null;
  /** Besides the in-app message. */
  readonly channels: readonly string[];
}

/** `Instance.currentSteps`. */
export interface CurrentStep {
  readonly stepId: string;
  readonly name: LocalizedText;
  readonly people: readonly RecordedPerson[];
}

/** What the API writes: rows to insert, rows to update whole, rows to delete. */
export interface Changes {
  readonly rounds: { readonly created: readonly Round[]; readonly updated: readonly Round[] };
  readonly tasks: { readonly created: readonly Task[]; readonly updated: readonly Task[] };
  readonly timers: { readonly created: readonly Timer[]; readonly deleted: readonly string[] };
  readonly history: readonly HistoryEntry[];
  readonly notifications: readonly NotificationDraft[];
  readonly participants: readonly {
    readonly userId: string;
    /** `cc`: found by the `flow:cc` rules of an element that was entered. */
    readonly relation: 'initiator' | 'assignee' | 'handler' | 'cc';
  }[];
}

export interface ActResult {
  /** The instance after the action: `status`, `variables`, `snapshot`, `approval` are the columns to write. */
  readonly state: InstanceState;
  readonly changes: Changes;
  readonly currentSteps: readonly CurrentStep[];
  /** What the engine did, in order, over all steps of the action: the API keeps the diagram's trace from it. */
  readonly events: readonly EngineEvent[];
  /** Set when the action ended the instance. */
  readonly endedAt: string | null;
}

export type Pick = 'no' | 'one' | 'many';

export interface StepOption {
  readonly stepId: string;
  readonly name: LocalizedText;
  readonly candidates: readonly Person[];
  /** Ids; filled where the rule yields exactly one person. */
  readonly preselected: readonly string[];
  readonly pick: Pick;
  /** Why the step would be entered with these people: set when the rules found nobody. */
  readonly nobody: 'admins' | 'users' | 'skip' | 'refuse' | null;
}

export interface BranchOption {
  /** Null when there is only one way on. */
  readonly flowId: string | null;
  readonly name: LocalizedText;
  readonly steps: readonly StepOption[];
  /** The process ends on this branch. */
  readonly ends: boolean;
}

/** What the submit dialog shows. */
export interface SubmitOptions {
  /** Whether the handler must choose a branch. */
  readonly choose: boolean;
  readonly branches: readonly BranchOption[];
}

export interface ReturnTarget {
  readonly stepId: string;
  readonly name: LocalizedText;
  readonly people: readonly RecordedPerson[];
  readonly kind: 'previous' | 'initiator' | 'earlier';
}

/** What one person may do with one task now. `opinion` says whether the action wants one. */
export interface TaskAbility {
  readonly action:
    | 'complete'
    | 'disagree'
    | 'return-previous'
    | 'return-initiator'
    | 'return-any'
    | 'claim'
    | 'release'
    | 'transfer';
  readonly label: LocalizedText | null;
  readonly opinion: 'required' | 'optional' | 'none';
}

export interface Abilities {
  readonly withdraw: boolean;
  readonly terminate: boolean;
  /** By task id; tasks on which the person may do nothing are not listed. */
  readonly tasks: Readonly<Record<string, readonly TaskAbility[]>>;
}
