import type { Assignment } from './assignment.ts';
import type { EventDefinition, Execution } from './execution-model.ts';
import type { JobSettings } from './job-settings.ts';
import type { StepSettings } from './step-settings.ts';
import type { Names } from './text.ts';

/** A flow node of a process or of an embedded sub-process. Plain data. */
export interface FlowNode extends Execution {
  id: string;
  /** BPMN type with prefix, such as `bpmn:UserTask`. */
  type: string;
  /** The `name` attribute. */
  name?: string;
  /** Names by language from `flow:name`; empty when the model gives none. Show with {@link displayName}. */
  names: Names;
  /** Ids of incoming sequence flows, in document order of the flows. */
  incoming: string[];
  /** Ids of outgoing sequence flows, in document order of the flows. */
  outgoing: string[];
  /** Id of the process or sub-process that directly holds this node. */
  scopeId: string;
  /** Id of the activity that a boundary event sits on. */
  attachedTo?: string;
  /** Boundary events and event sub-process starts: whether catching the event interrupts. */
  interrupting?: boolean;
  /** Id of the default flow. */
  defaultFlow?: string;
  eventDefinitions: EventDefinition[];
  /** Script task: FEEL source. */
  script?: string;
  /** Script task: name of the variable that takes the result. */
  resultVariable?: string;
  /** Gateways: the handler chooses among the outgoing flows (`flow:branching choice="manual"`). */
  manualBranching: boolean;
  /** User task: the settings of `flow:step`. */
  step?: StepSettings;
  /** Service, send and business rule task: what is done as a job. */
  job?: JobSettings;
  /** Business rule task: the decision that is made within the step. */
  calledDecision?: CalledDecision;
  /** Who gets a read-only copy when the token gets here (`flow:cc`). */
  cc: Assignment[];
}

/** What a business rule task decides (`flow:calledDecision`). */
export interface CalledDecision {
  /** Id of the decision in one of the item's DMN files. */
  decision: string;
  /** Name of the variable that takes the result. */
  result: string;
}

/** A sequence flow. Plain data. */
export interface SequenceFlow {
  id: string;
  name?: string;
  names: Names;
  source: string;
  target: string;
  scopeId: string;
  /** FEEL source of the condition, without a leading `=`. */
  condition?: string;
  isDefault: boolean;
}

/** A lane and the ids of the flow nodes in it. */
export interface Lane {
  id: string;
  name?: string;
  names: Names;
  nodes: string[];
}

/** One `bpmn:Process`. Nodes and flows of its sub-processes are in {@link ProcessModel}, by `scopeId`. */
export interface Process {
  id: string;
  name?: string;
  names: Names;
  isExecutable: boolean;
  lanes: Lane[];
}

/** A task outside all processes, done by call activities. */
export interface GlobalTask {
  id: string;
  /** BPMN type of the task it stands for, such as `bpmn:ScriptTask`. */
  type: string;
  /** Script task: FEEL source. */
  script?: string;
}

/** A message flow between two participants: ids of flow nodes, or of participants without a process. */
export interface MessageFlow {
  id: string;
  source: string;
  target: string;
}

/** What a BPMN file says, as plain JSON-compatible data. */
export interface ProcessModel {
  processes: Process[];
  nodes: FlowNode[];
  flows: SequenceFlow[];
  globalTasks: GlobalTask[];
  messageFlows: MessageFlow[];
}
