import type { Assignment } from './assignment.ts';
import type {
  DISAGREES,
  DUE_COUNTS,
  NEEDS,
  ON_SAME_PERSON,
  OPINIONS,
  OVERDUE_ACTIONS,
  PICKS,
  STEP_ACTIONS,
  STEP_KINDS,
  STEP_MODES,
} from './flow.ts';
import type { Names } from './text.ts';

/** What happens when the rules find nobody. */
export type OnNobody = { then: 'admins' } | { then: 'users'; users: string[] } | { then: 'skip' } | { then: 'refuse' };

/** An action that the step's assignee may take. */
export interface ActionSetting {
  name: (typeof STEP_ACTIONS)[number];
  /** Own labels; without one the user interface's word for the action is shown. */
  labels: Names;
  opinion: (typeof OPINIONS)[number];
  /** Drawn by hand, or the person's stored one. */
  signature: (typeof NEEDS)[number];
  /** Files besides those of the form. */
  attachment: (typeof NEEDS)[number];
}

/** Who is told by which channels when something happens to the step. */
export interface NotificationSetting {
  event: string;
  channels: string[];
}

/** How a vote is decided (`flow:vote`): by a share of all weights or by a fixed weight. */
export interface VoteSetting {
  /** Share of all weights that must agree, above 0 and at most 1. */
  share?: number;
  /** Weight that must agree. */
  threshold?: number;
  /** FEEL source over `person` (`id`, `username`, `post`, `department`) and the form; 1 for everybody without it. */
  weight?: string;
  /** FEEL source over the same: true for whoever's disagree ends the vote. */
  veto?: string;
}

/** When a step is due and what happens then (`flow:due`). Durations are ISO 8601. */
export interface DueSetting {
  /** A duration, or FEEL after `=` that gives one; null means that the step is not due at any time. */
  after: string;
  counts: (typeof DUE_COUNTS)[number];
  /** How long before and after it is due those are reminded who have not acted. */
  remindBefore: string[];
  remindAfter: string[];
  overdue: (typeof OVERDUE_ACTIONS)[number];
}

/** Typed settings of a user task (`flow:step`). */
export interface StepSettings {
  kind: (typeof STEP_KINDS)[number];
  /** Name of the form (`forms/<name>.json` of the service item). */
  form?: string;
  mode: (typeof STEP_MODES)[number];
  /** Only for the mode `vote`. */
  vote?: VoteSetting;
  pick: (typeof PICKS)[number];
  /** What a "disagree" does: ends the instance as rejected, or completes the step and the model branches. */
  disagree: (typeof DISAGREES)[number];
  assignments: Assignment[];
  /** Allowed actions; `agree` is always among them. */
  actions: ActionSetting[];
  onNobody: OnNobody;
  onSamePerson: (typeof ON_SAME_PERSON)[number];
  notifications: NotificationSetting[];
  due?: DueSetting;
}
