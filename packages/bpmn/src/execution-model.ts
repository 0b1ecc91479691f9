/**
 * When a timer is due: an ISO 8601 literal or a FEEL expression (`= …`) for a date, a duration or a repeating interval; a
 * cycle may be a cron pattern of five or six fields too.
 */
export interface TimerSpec {
  kind: 'date' | 'duration' | 'cycle';
  expression: string;
  /** The duration is working time. */
  workingTime?: true;
}

/** A message, signal, error or escalation of the file: what an event throws or catches. */
export interface EventRef {
  id: string;
  /** Its name, else its id: what other processes know it by. */
  name: string;
  /** Error or escalation code, as far as the model gives one. */
  code?: string;
}

/** What makes an event special. `type` is the BPMN type, such as `bpmn:TimerEventDefinition`. */
export interface EventDefinition {
  id: string;
  type: string;
  timer?: TimerSpec;
  /** Message, signal, error and escalation events; a catching event without one catches all. */
  ref?: EventRef;
  /** Messages: FEEL source of the key that tells whose message it is, beside its name. */
  correlationKey?: string;
  /** Conditional events: FEEL source. */
  condition?: string;
  /** Link events: the name that ties both ends together. */
  link?: string;
  /** Compensation: the activity to be undone; without it everything in the scope. */
  activity?: string;
  /** Compensation: the throwing event goes on at once. */
  goesOn?: boolean;
}

/** What an implicit event of a multi-instance activity throws, and when. */
export interface ComplexBehavior {
  /** FEEL source. */
  condition: string;
  events: EventDefinition[];
}

/** An activity is done again, one run after the other. */
export interface StandardLoop {
  kind: 'standard';
  /** The condition is asked before the first run, too. */
  testBefore: boolean;
  /** FEEL source; without one only `maximum` ends the loop. */
  condition?: string;
  maximum?: number;
}

/** An activity is done once per element of a collection or a number of times. */
export interface MultiInstance {
  kind: 'multi';
  isSequential: boolean;
  /** FEEL source of a number. */
  cardinality?: string;
  /** Name of the variable that holds the collection. */
  collection?: string;
  /** Name under which an instance sees its element. */
  item?: string;
  /** What each instance yields under one name is collected, in the order of the instances, under the other. */
  collects?: { item: string; into: string };
  /** FEEL source: true ends the activity after an instance. */
  completionCondition?: string;
  /** When an event is thrown as instances complete. */
  behavior: 'None' | 'One' | 'All' | 'Complex';
  noneEvent?: EventDefinition;
  oneEvent?: EventDefinition;
  complex: ComplexBehavior[];
}

/** How the activities of an ad-hoc sub-process are done. */
export interface AdHoc {
  isSequential: boolean;
  /** FEEL source; without one it is complete when each activity has been done. */
  completionCondition?: string;
  /** What is still being done when the condition holds is cancelled. */
  cancelsRemaining: boolean;
}

/** A data association: variables go into an activity or event, or out of it. */
export interface DataMapping {
  /** Names of the variables read. */
  from: string[];
  /** Name of the variable written. */
  to: string;
  /** FEEL source of the value; without one the first variable is copied. */
  value?: string;
}

/** What a flow node needs to be executed besides its place in the graph. Absent means BPMN's default. */
export interface Execution {
  /** Several event definitions must all happen. */
  parallelMultiple?: boolean;
  loop?: StandardLoop | MultiInstance;
  /** Tokens that must arrive before the activity starts, if not 1. */
  startQuantity?: number;
  /** Tokens that leave on each flow, if not 1. */
  completionQuantity?: number;
  /** The activity is only done to undo another one. */
  isForCompensation?: boolean;
  /** Sub-process that is started by an event. */
  isEventSubProcess?: boolean;
  adHoc?: AdHoc;
  /** Complex gateway: FEEL source. */
  activationCondition?: string;
  /** Event-based gateway: starts an instance when all events have happened. */
  parallelEvents?: boolean;
  /** Receive task or event-based gateway that starts an instance. */
  instantiates?: boolean;
  /** Call activity: id of the process or global task, without prefix. */
  calledElement?: string;
  /** Send and receive tasks: the message. */
  message?: EventRef;
  /** Send and receive tasks: FEEL source of the key that tells whose message it is. */
  correlationKey?: string;
  /** Compensation boundary event: the activity that undoes. */
  compensatedBy?: string;
  inputs?: DataMapping[];
  outputs?: DataMapping[];
  /** Activities: names of the data that each run of it has for itself. */
  ownData?: string[];
}
