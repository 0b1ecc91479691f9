import type { Names } from '@flowhall/bpmn';
import type { RecordedPerson } from './history/history-entry.ts';
import type { LocalizedText, Person } from './organisation.ts';

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
  /** Set when nobody is asked: nobody is found, or whoever is has approved before (`candidates`). */
  readonly passes: 'skip' | 'auto-agree' | null;
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
  /** Set when it passes by itself: nobody is found, or its people have approved before. */
  readonly passes: 'skip' | 'auto-agree' | null;
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
