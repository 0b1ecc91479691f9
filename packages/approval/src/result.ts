import type { Effect, EngineEvent } from '@flowhall/engine';
import type { HistoryEntry, RecordedPerson } from './history/history-entry.ts';
import type { LocalizedText } from './organisation.ts';
import type {
  Continuation,
  Incident,
  InstanceState,
  Outcome,
  Round,
  RoundReason,
  Subscription,
  Tally,
  Task,
  Timer,
} from './state.ts';

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
