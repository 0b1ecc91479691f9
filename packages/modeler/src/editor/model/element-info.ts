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
  /** Messages, signals, errors or escalations of the file that could be named. */
  known: readonly EventReference[];
  correlationKey?: string;
  condition?: string;
  /** Of a link: its name, and the names of the other ends in its scope. */
  link?: { name: string; others: readonly string[] };
  /** Of compensation that is thrown: the activity that is undone, else all; and whether the event waits for it. */
  compensation?: { activityId: string; waits: boolean; choices: readonly StepName[] };
}

export type TimerKind = 'timeDate' | 'timeDuration' | 'timeCycle';

/** When a multi-instance activity throws an event as its runs are done. */
export type LoopBehavior = 'All' | 'One' | 'None' | 'Complex';

/** How often an activity is done. */
export type LoopInfo =
  | { kind: 'loop'; condition: string; testBefore: boolean; maximum: string }
  | {
      kind: 'parallel' | 'sequential';
      cardinality: string;
      /** FEEL of the list; of a sub-process the name of a variable. */
      collection: string;
      /** Name under which each run knows its element of the list. */
      item: string;
      completion: string;
      /** Variable of each run that is collected, and the variable that takes the list. */
      yields: string;
      into: string;
      behavior: LoopBehavior;
      /** Signal that is thrown with `One` and `None`. */
      signal: string;
    };

/** A value that goes into an activity or event, or out of it. */
export interface DataLink {
  /** FEEL of the value. */
  value: string;
  /** Variable that takes it: inside for what goes in, outside for what comes out. */
  to: string;
  /** It says more than the panel can show, and is kept as it is. */
  isFixed: boolean;
}

/** What a data object or store stands for. */
export interface DataInfo {
  /** Variable that a data object stands for; name of a data store. */
  name: string;
  state: string;
  isCollection: boolean;
  /** Names of the data objects or stores of the file. */
  known: readonly string[];
}

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
  attributes: Readonly<Record<string, string | number | boolean>>;
  incoming: readonly FlowEnd[];
  outgoing: readonly FlowEnd[];
  /** Of a sequence flow. */
  flow?: { sourceId: string; sourceType: string; targetId: string; condition: string; isDefault: boolean };
  /** What an event waits for or throws; several where it has several triggers. */
  events: readonly EventInfo[];
  loop?: LoopInfo;
  /** Key of the process, or id of the global task, that a call activity calls. */
  calledElement?: string;
  /** Global tasks of the file that it could call. */
  globalTasks?: readonly StepName[];
  script?: string;
  /** FEEL of a complex gateway: when it goes on. Of an ad-hoc sub-process: when it is done. */
  completion?: string;
  /** Of activities, and of events that carry data. */
  inputs?: readonly DataLink[];
  outputs?: readonly DataLink[];
  /** Of data objects and stores. */
  data?: DataInfo;
  /** Of a drawn data association: what is read and what takes it. */
  association?: { from: string; to: string; value: string };
  /** Activity on which a boundary event sits, with its name. */
  attachedTo?: StepName;
  /** The activity that undoes the one on which a compensation event sits. */
  undoneBy?: StepName;
  isEventSubProcess: boolean;
  isInEventSubProcess: boolean;
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
