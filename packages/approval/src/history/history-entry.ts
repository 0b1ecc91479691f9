import type { DueSetting } from '@flowhall/bpmn';
import type { LocalizedText } from '../organisation.ts';
import type { SignKind } from '../state.ts';
import type { RecordedFile } from './recorded-file.ts';

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
  /** Whose work was handed over. */
  readonly leaver?: RecordedPerson;
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
