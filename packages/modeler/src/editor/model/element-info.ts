import type { PlainSetting } from './plain-setting.ts';

/** A sequence flow as seen from one of its ends. */
export interface FlowEnd {
  id: string;
  name: string;
  /** The element at the other end, with its name. */
  otherId: string;
  otherName: string;
  condition: string;
  isDefault: boolean;
}

/** A message, signal, error or escalation that an event names. */
export interface EventReference {
  id: string;
  name: string;
  /** Of errors and escalations. */
  code: string;
}

/** What an event waits for or throws. */
export interface EventInfo {
  /** Such as `bpmn:TimerEventDefinition`. */
  type: string;
  timer?: { kind: TimerKind; value: string; workingTime: boolean };
  reference?: EventReference;
  correlationKey?: string;
  condition?: string;
}

export type TimerKind = 'timeDate' | 'timeDuration' | 'timeCycle';

/** How often an activity is done. */
export type LoopInfo =
  | { kind: 'loop'; condition: string; testBefore: boolean; maximum: string }
  | {
      kind: 'parallel' | 'sequential';
      cardinality: string;
      collection: string;
      item: string;
      completion: string;
    };

/** Everything that a panel shows of one element. Plain data, made anew after each change. */
export interface ElementInfo {
  id: string;
  /** Such as `bpmn:UserTask`. */
  type: string;
  names: { zh: string; en: string };
  documentation: string;
  /** `flow:` elements at the element. */
  settings: readonly PlainSetting[];
  /** `flow:` attributes of the element and of its event definition, and the yes-or-no attributes of BPMN. */
  attributes: Readonly<Record<string, string | boolean>>;
  incoming: readonly FlowEnd[];
  outgoing: readonly FlowEnd[];
  /** Of a sequence flow. */
  flow?: { sourceId: string; sourceType: string; targetId: string; condition: string; isDefault: boolean };
  event?: EventInfo;
  loop?: LoopInfo;
  /** Key of the process that a call activity calls. */
  calledElement?: string;
  script?: string;
  attachedToId?: string;
  isEventSubProcess: boolean;
  /** The scope that holds it. */
  parentId?: string;
  /** Attributes and elements of other vendors, kept as they are. */
  foreign: readonly string[];
}

/** Another step, to be referred to. */
export interface StepName {
  id: string;
  type: string;
  names: { zh: string; en: string };
}
