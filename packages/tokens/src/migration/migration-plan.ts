import type { LocalizedText } from '@flowhall/bpmn';
import type { ExecutableModel } from '../port/port.ts';
import type { InstanceState } from '../runtime/token.ts';

/** What the caller may say about a migration; everything else follows from the two models. */
export interface MigrationOptions {
  /**
   * Target of elements and sequence flows, by id. What is not named keeps its id, as far as the target has it and it is of
   * the same kind; `null` says that there is none.
   */
  mapping?: Readonly<Record<string, string | null>>;
  /** `keep` (the default): a timer that runs keeps its due date; `restart`: it runs anew from the migration on. */
  timers?: 'keep' | 'restart';
}

/** Where one element goes. */
export interface ElementMapping {
  elementId: string;
  /** BPMN type, such as `bpmn:UserTask`. */
  type: string;
  /** The element of the target; null when there is none. */
  target: string | null;
  /** `given`: by the caller; `id`: the target has an element of this id and kind. */
  by: 'given' | 'id' | null;
  /** Elements of the target of the same kind and name that nothing else goes to: proposals for the caller. */
  suggestions: string[];
}

/** How instances go from one model to another. Made once, used for all of them. */
export interface MigrationPlan {
  readonly from: ExecutableModel;
  readonly to: ExecutableModel;
  /** Every flow node of the process, in document order. */
  readonly elements: readonly ElementMapping[];
  /** What is wrong with the caller's mapping; nothing can be migrated before it is mended. */
  readonly errors: readonly MigrationFinding[];
  readonly restartTimers: boolean;
  /** The target of an element or flow. */
  targetOf(id: string): string | undefined;
  /** Elements of the source that go to an element of the target. */
  sourcesOf(targetId: string): readonly string[];
}

export type MigrationReason =
  /** The mapping names something that the model does not have. */
  | 'unknown-element'
  /** Source and target are not of one kind. */
  | 'kind-differs'
  /** Two elements go to the same one. */
  | 'target-taken'
  /** A token stands where the target has no place. */
  | 'no-target'
  /** A token waits at a join, and the target does not say by which flow it would have come. */
  | 'no-place-at-join'
  /** A loop is under way and the target's differs, or a token would get into the middle of a loop. */
  | 'loop-differs'
  /** Something is being undone that the target cannot undo. */
  | 'compensation-running'
  /** Two tokens of parallel branches would be on one path. */
  | 'tokens-meet'
  /** A join would wait for a token that can never come. */
  | 'join-never-fires'
  /** Several tokens wait for the same element to be free; only the runtime they are on knows how to go on. */
  | 'tokens-queue'
  /** The target's runtime cannot hold this state. */
  | 'runtime-cannot-hold'
  /** The instance is over. */
  | 'over';

export type LossReason =
  /** An event that could still happen is no longer waited for. */
  | 'event'
  /** A sub-process ends; what is in it goes on outside. */
  | 'scope'
  /** Data of an activity's own that the target's activity does not have. */
  | 'data'
  /** Something done can no longer be undone by compensation. */
  | 'compensation'
  /** An activity that was still to come in an ad-hoc sub-process does not come. */
  | 'to-come';

/** One thing to be said about a migration, in both languages. */
export interface MigrationFinding {
  reason: MigrationReason;
  /** Element or flow of the source, or of the target where only that has it. */
  elementId: string;
  message: LocalizedText;
}

/** Something that an instance does not take along. */
export interface MigrationLoss {
  reason: LossReason;
  elementId: string;
  message: LocalizedText;
}

/** An event to be armed anew. */
export interface EventToArm {
  /** The event. */
  at: string;
  in?: string;
  on?: string;
}

/** A state in the target's terms, for its runtime to take up. */
export interface PlacedState {
  state: InstanceState;
  arm: EventToArm[];
  /** Tokens at catching events and receive tasks whose timers and correlation keys start anew. */
  listen: string[];
}

/** What comes of one instance's state. */
export interface MappedState extends PlacedState {
  refusals: MigrationFinding[];
  losses: MigrationLoss[];
}
