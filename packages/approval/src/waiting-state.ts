import type { Command, Effect } from '@flowhall/engine';
import type { RecordedFile } from './history/recorded-file.ts';
import type { Outcome } from './rounds/round-state.ts';

/** A row of `Subscription`: a message or signal that something waits for. */
export interface Subscription {
  readonly elementId: string;
  readonly executionId: string;
  readonly kind: 'message' | 'signal';
  readonly name: string;
  readonly correlationKey: string | null;
}

/** What the world tells a wait state that is no user task; `cancel` ends the whole instance. */
export type SystemCommand = Extract<
  Command,
  {
    type: 'fire-timer' | 'correlate-message' | 'broadcast-signal' | 'complete' | 'throw-error' | 'escalate' | 'cancel';
  }
>;

/** How the system goes on with an instance. */
export interface Continuation {
  readonly command: SystemCommand;
  /** How a called process ended, for the expressions after the call. */
  readonly outcome?: Outcome;
  /** Files that came of it, which are part of the instance. */
  readonly attachments?: readonly RecordedFile[];
}

/** `job`: a job failed for good; `timer`, `call`: the process could not follow it; `process`: nor anything else. */
export type IncidentKind = 'job' | 'timer' | 'process' | 'call';

/** A job or call that is to be asked for again. */
export interface Repeated {
  readonly effect: Readonly<Extract<Effect, { type: 'job' | 'call' }>>;
}

/** A row of `Incident` that nobody has resolved: the instance cannot go on here by itself. */
export interface Incident {
  readonly id: string;
  readonly kind: IncidentKind;
  /** Where; null when the process as a whole cannot go on. */
  readonly elementId: string | null;
  readonly executionId: string | null;
  /** Why, for administrators. */
  readonly message: string;
  /** What to do again to retry: go on with the process, or ask once more for what is done outside. */
  readonly retry: Continuation | Repeated | null;
  readonly createdAt: string;
}

/** The call activity that waits for this instance. */
export interface ParentLink {
  readonly instanceId: string;
  readonly executionId: string;
}

/** A row of `Timer`: what a job will fire. */
export interface Timer {
  readonly elementId: string;
  readonly executionId: string;
  readonly dueAt: string;
}
