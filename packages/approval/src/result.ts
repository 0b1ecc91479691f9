import type { DueSetting, Names } from '@flowhall/bpmn';
import type { Effect, EngineEvent } from '@flowhall/engine';
import type { LocalizedText, Person } from './organisation.ts';
import type {
  Continuation,
  Incident,
  InstanceState,
  Outcome,
  Round,
  RoundReason,
  SignKind,
  Subscription,
  Tally,
  Task,
  Timer,
} from './state.ts';

export type HistoryAction =
  | 'submit'
  | 'resubmit'
  | 'agree'
  | 'disagree'
  | 'return'
  | 'claim'
  | 'release'
  | 'transfer'
  | 'hand-over'
  | 'delegate'
  /** Whoever worked on it for somebody else is done. */
  | 'report-back'
  | 'add-sign'
  | 'remove-sign'
  | 'urge'
  | 'withdraw'
  | 'terminate'
  | 'auto-agree'
  | 'skip'
  | 'timer'
  /** By the system, of a step's time: its people were reminded; it was over. */
  | 'remind'
  | 'overdue'
  | 'cc'
  /** The end, by the process and by a disagree. */
  | 'complete'
  | 'reject'
  /** By the system: started by an event or a call; a message, signal, job or called process; its error or escalation. */
  | 'start'
  | 'message'
  | 'signal'
  | 'job'
  | 'call'
  | 'error'
  | 'escalation'
  /** The process cannot go on by itself; what an operator did about it. */
  | 'incident'
  | 'retry'
  | 'resolve'
  /** Brought to another version of the process, and back. */
  | 'migrate'
  | 'migrate-back';

/** Names as they were when it happened. */
export interface RecordedPerson {
  readonly id: string;
  readonly name: LocalizedText;
  readonly department: LocalizedText | null;
  readonly post: LocalizedText | null;
}

/** From which version of the process to which. */
export interface VersionChange {
  readonly from: number;
  readonly to: number;
}

/** A stored file as records keep it: its hash makes the content part of the chain. */
export interface RecordedFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Of the content, in hex. */
  readonly sha256: string;
}

/** What an action brings along besides words: files that the caller has checked and made part of the instance. */
export interface Enclosed {
  readonly signature?: RecordedFile;
  readonly attachments?: readonly RecordedFile[];
}

export interface HistoryDetail extends Enclosed {
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
  /** How people were asked to sign. */
  readonly sign?: SignKind;
  /** How long the task had been waiting for the actor, milliseconds. */
  readonly waitedMs?: number;
  /** The same in office hours, by the calendar of that time. */
  readonly waitedWorkMs?: number;
  /** For whom a step agreed by itself, because the person had agreed before or is the initiator. */
  readonly agreedFor?: readonly RecordedPerson[];
  /** What the system did when a step's time was over, in place of what if that was impossible, and who was late. */
  readonly overdue?: {
    readonly did: DueSetting['overdue'];
    readonly instead?: DueSetting['overdue'];
    readonly late: readonly RecordedPerson[];
  };
  /** The element that the system went on from. */
  readonly elementId?: string;
  readonly versions?: VersionChange;
  /** Name of the message or signal, code of the error or escalation. */
  readonly name?: string;
}

export interface FieldChange {
  /** JSON pointer into the form. */
  readonly field: string;
  readonly title: LocalizedText;
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
  /** Somebody is asked to sign, later than now. */
  | 'sign-asked'
  | 'sign-removed'
  | 'urged'
  /** A step's time is nearly over, or over; somebody gets what another one was late with. */
  | 'due-soon'
  | 'overdue'
  | 'escalated'
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
  /** Who is to act; for a step to be claimed, all candidates. */
  readonly people: readonly RecordedPerson[];
  readonly claimable: boolean;
  readonly since: string;
  readonly dueAt?: string;
  readonly reason: RoundReason;
  /** How the step is decided: packages/bpmn's mode, `claim` where several share a task. */
  readonly mode: string;
  /** Who has answered so far, where more than one is asked. */
  readonly answered: readonly { readonly person: RecordedPerson; readonly outcome: Outcome }[];
  /** The votes as they stand. */
  readonly tally?: Tally;
  /** Open tasks, by id. */
  readonly tasks: readonly string[];
}

type EffectOf<T extends Effect['type']> = Readonly<Extract<Effect, { type: T }>>;
/** A service task, or whatever else is done outside, that waits to be done. */
export type JobRequest = Omit<EffectOf<'job'>, 'type'>;
/** A process to be started; its end answers the call activity that waits under `executionId`. */
export type CallRequest = Omit<EffectOf<'call'>, 'type'>;
/** For other instances. */
export type ThrownEvent = EffectOf<'message'> | EffectOf<'signal'>;

/**
 * What the API writes: rows to insert, rows to update whole, rows to delete. Rounds come before their tasks. What is to
 * happen outside becomes a job of the same transaction.
 */
export interface Changes {
  readonly rounds: { readonly created: readonly Round[]; readonly updated: readonly Round[] };
  readonly tasks: { readonly created: readonly Task[]; readonly updated: readonly Task[] };
  readonly timers: { readonly created: readonly Timer[]; readonly deleted: readonly string[] };
  /** When the clock next reaches something that a round waits for: {@link RoundTimeAction}. */
  readonly wakes: readonly { readonly roundId: string; readonly at: string }[];
  readonly subscriptions: { readonly created: readonly Subscription[]; readonly deleted: readonly Subscription[] };
  /** `deleted`: execution ids that wait no more. */
  readonly jobs: { readonly created: readonly JobRequest[]; readonly deleted: readonly string[] };
  /** `cancelled`: execution ids whose called process is to end. */
  readonly calls: { readonly created: readonly CallRequest[]; readonly cancelled: readonly string[] };
  readonly thrown: readonly ThrownEvent[];
  /** What a called process tells the one that called it, in order. */
  readonly answers: readonly Continuation[];
  readonly incidents: {
    readonly created: readonly Incident[];
    readonly resolved: readonly {
      readonly incident: Incident;
      readonly byId: string | null;
      readonly retried: boolean;
    }[];
  };
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

/** How many people the previous handler picks for a step. */
export type PickCount = 'no' | 'one' | 'many';

export interface StepOption {
  readonly stepId: string;
  readonly name: LocalizedText;
  readonly candidates: readonly Person[];
  /** Any active person may be picked: offer the organisation tree; `candidates` is empty. */
  readonly anybody: boolean;
  /** Ids; filled where the rule yields exactly one person, or with the people chosen before. */
  readonly preselected: readonly string[];
  readonly pick: PickCount;
  /** `claim`: all candidates get it and one takes it. */
  readonly mode: string;
  /** Set when the rules found nobody: what happens instead. */
  readonly nobody: 'admins' | 'users' | 'skip' | 'refuse' | null;
}

export interface BranchOption {
  /** What to send as `next.flowId`; null when there is nothing to choose. */
  readonly flowId: string | null;
  /** Empty when there is nothing to choose. */
  readonly name: LocalizedText;
  /** Several branches may be taken together: send their `flowId`s joined by commas. */
  readonly multiple: boolean;
  readonly isDefault: boolean;
  readonly steps: readonly StepOption[];
  /** It waits for other branches first. */
  readonly waitsAtJoin: boolean;
  /** The process ends on this branch. */
  readonly ends: boolean;
}

/** A step that is still to come. */
export interface ForecastStep {
  readonly stepId: string;
  readonly name: LocalizedText;
  readonly mode: string;
  /** `certain`: on every way on; `conditional`: on some; `unknown`: only after something else happens. */
  readonly certainty: 'certain' | 'conditional' | 'unknown';
  /** Who would get it as things are; empty where somebody picks them first. */
  readonly people: readonly RecordedPerson[];
  /** Whoever handles the step before picks the people. */
  readonly picked: boolean;
  /** It has nobody and is passed over. */
  readonly skipped: boolean;
}

export interface Forecast {
  /** In the order of the process. */
  readonly steps: readonly ForecastStep[];
  /** False where the process has too many ways to look at all. */
  readonly isComplete: boolean;
}

/** Whether an action asks for something. */
export type Need = 'required' | 'optional' | 'none';

/** What the submit dialog shows. */
export interface SubmitOptions {
  readonly branches: readonly BranchOption[];
  readonly opinion: Need;
  readonly signature: Need;
  readonly attachment: Need;
  /** What follows in all; empty where nothing does, or others have to answer first. */
  readonly forecast: readonly ForecastStep[];
}

export interface ReturnTarget {
  readonly stepId: string;
  readonly name: LocalizedText;
  readonly people: readonly RecordedPerson[];
  readonly previous: boolean;
  readonly initiator: boolean;
  /** Names of steps on other branches that the return closes. */
  readonly cancels: readonly LocalizedText[];
}

export type TaskActionName =
  | 'agree'
  | 'disagree'
  | 'return-previous'
  | 'return-initiator'
  | 'return-any'
  | 'transfer'
  | 'delegate'
  | 'add-sign'
  | 'remove-sign'
  | 'claim'
  | 'release';

/** One thing that a person may do with a task now. */
export interface TaskAbility {
  readonly name: TaskActionName;
  /** The step's own label, as far as it has one. */
  readonly labels: Names;
  readonly opinion: Need;
  readonly signature: Need;
  readonly attachment: Need;
}

export interface Abilities {
  readonly withdraw: boolean;
  readonly terminate: boolean;
  /** Somebody else is to act who has not been urged within the hour. */
  readonly urge: boolean;
  /** May give others a copy to read. */
  readonly cc: boolean;
  /** By task id; tasks on which the person may do nothing are not listed. */
  readonly tasks: Readonly<Record<string, readonly TaskAbility[]>>;
  /** By task id, for whom the person would act there as a deputy. */
  readonly onBehalfOf: Readonly<Record<string, string>>;
}
