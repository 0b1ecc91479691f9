import type { Names, ProcessModel } from '@flowhall/bpmn';
import type { WorkingCalendar } from '@flowhall/calendar';
import type { CompiledDecision, RuleHits } from '@flowhall/dmn/decision';
import type { MoveTarget, Position } from '../position.ts';

/** A definition version made ready to run. Immutable: build it once per version and cache it. */
export interface ExecutableModel {
  readonly runtime: RuntimeName;
  readonly processId: string;
  readonly model: ProcessModel;
  /** What its business rule tasks decide by. */
  readonly decisions: Decisions;
  /** Why this runtime, in words for administrators. */
  readonly reason?: string;
}

/** Decisions by id. */
export type Decisions = ReadonlyMap<string, CompiledDecision>;

export type RuntimeName = 'bpmn-engine' | 'tokens';

/** The stored state of an instance. Plain JSON; never holds the XML or business data; only its runtime understands `data`. */
export interface Snapshot {
  /** Version of the envelope and of `data`. */
  v: number;
  runtime: RuntimeName;
  data: unknown;
}

/** What a step is told to do. Always by execution id: an element id could mean a later run of the same element. */
export type Command =
  | StartCommand
  | CompleteCommand
  | { type: 'fire-timer'; executionId: string }
  /** A message for one subscription: the caller has matched name and correlation key. */
  | { type: 'correlate-message'; executionId: string; name?: string; output?: Record<string, unknown> }
  /** A signal for whatever listens in this instance. */
  | { type: 'broadcast-signal'; name: string; output?: Record<string, unknown> }
  /** A job or called process ended with a BPMN error, or a task's handler reports one. */
  | { type: 'throw-error'; executionId: string; code?: string; output?: Record<string, unknown> }
  /** A job or called process escalates and goes on. */
  | { type: 'escalate'; executionId: string; code?: string }
  /** Cancels tokens and creates others. Plan it with `planMove` or `planJumpBack` first. */
  | { type: 'move'; cancel: Position[]; to: MoveTarget[] }
  /** Ends the whole instance; every wait state is cancelled. */
  | { type: 'cancel' };

export interface StartCommand {
  type: 'start';
  /** The start event that happened; needed only when a process has several that could. */
  startEventId?: string;
  /** Flows chosen at gateways with manual branching. */
  chosenFlows?: string[];
}

/** A task, job or called process is done. */
export interface CompleteCommand {
  type: 'complete';
  executionId: string;
  /** Merged into the variables that expressions of this step see, and returned among `StepResult.variables`. */
  output?: Record<string, unknown>;
  /** Flows chosen at gateways with manual branching. */
  chosenFlows?: string[];
}

/** What a step may know of the world. */
export interface StepContext {
  clock: () => Date;
  /** The instance's variables: what FEEL expressions see. Never changed by a step. */
  variables: Record<string, unknown>;
  /** IANA zone for dates without one and for FEEL's `today()`; `Asia/Shanghai` when absent. */
  timeZone?: string;
  /** Working time, for timers that count it (`flow:workingTime`); they fail without one. */
  calendar?: WorkingCalendar;
  /** Runs script tasks instead of FEEL; only for tests of models with scripts in other languages. */
  script?: ScriptHost;
}

/** A script task to be run by a {@link ScriptHost}. */
export interface ScriptCall {
  elementId: string;
  /** The script as the model has it. */
  source: string;
  /** Instance variables, loop variables and data inputs of the task. */
  variables: Readonly<Record<string, unknown>>;
  /** Names of the task's data inputs. */
  inputs: readonly string[];
  /** Names of the variables that the task's data outputs are read from. */
  outputs: readonly string[];
}

/**
 * Yields the variables that a script sets, or `job`: the script takes time and is done by a job. Throw a `BpmnError` to
 * make the task fail with one.
 */
export type ScriptHost = (call: ScriptCall) => Record<string, unknown> | 'job';

/** Something that waits for a command. */
export interface WaitState {
  elementId: string;
  executionId: string;
  /** BPMN type, such as `bpmn:UserTask` or `bpmn:BoundaryEvent`. */
  type: string;
  /** Process or sub-process that directly holds the element. */
  scopeId: string;
  /**
   * What is armed beside a token and holds none itself: for a boundary event the element it sits on, for the start of an
   * event sub-process the scope around it, for an event after an event-based gateway the gateway.
   */
  attachedTo?: string;
}

/** A token that waits at a join for the others. */
export interface JoinToken {
  /** The join. */
  elementId: string;
  /** The inbound flow it came by. */
  flowId: string;
}

/** A timer to be scheduled; when due, send `fire-timer`. The engine never fires it itself. */
export interface DueTimer {
  elementId: string;
  executionId: string;
  dueAt: Date;
}

/** A message or signal that something waits for. */
export interface Subscription {
  elementId: string;
  executionId: string;
  kind: 'message' | 'signal';
  name: string;
  /** Messages: only one with this key is meant. Without one, any of the name is. */
  correlationKey?: string;
}

/** What a step wants done outside, after its transaction. */
export type Effect =
  /** A service, business rule or script to be done; answer with `complete` or `throw-error`. */
  | { type: 'job'; elementId: string; executionId: string; input?: Record<string, unknown> }
  /** A process to be started as a child; answer with `complete`, `throw-error` or `escalate`. */
  | { type: 'call'; elementId: string; executionId: string; calledElement: string; input?: Record<string, unknown> }
  /** A message to be delivered; by a message flow to the elements it leads to, else by name. */
  | MessageEffect
  /** A signal for other instances: this one has heard it. */
  | { type: 'signal'; elementId: string; name: string }
  /** An escalation that nobody in this instance caught: for the instance that called it. */
  | { type: 'escalation'; elementId: string; code?: string };

/** A message that is sent. */
export interface MessageEffect {
  type: 'message';
  elementId: string;
  name: string;
  /** Elements to which message flows lead. */
  targets: string[];
  /** For those who wait with this key, or without one. */
  correlationKey?: string;
  input?: Record<string, unknown>;
}

/**
 * What happened, in order. `left`: done normally; `cancelled`: interrupted, moved away or terminated; `taken`: a
 * sequence flow; `decided`: a business rule task has made its decision, by these rules; `ended`: the instance is over.
 */
export type EngineEvent =
  | { type: 'entered' | 'left' | 'cancelled'; elementId: string; executionId: string }
  | { type: 'taken'; elementId: string }
  | { type: 'decided'; elementId: string; executionId: string; hits: readonly RuleHits[] }
  | { type: 'ended'; elementId: string };

/** `failed`: an incident, see {@link StepResult.incident}. */
export type InstanceStatus = 'running' | 'completed' | 'cancelled' | 'failed';

/** Why an instance cannot go on by itself. */
export interface Incident {
  code: 'stuck-at-join' | 'nothing-waits' | 'uncaught-error';
  message: string;
  elementIds: string[];
}

/** What came of a command. */
export interface StepResult {
  snapshot: Snapshot;
  status: InstanceStatus;
  /** Every wait state of the instance after the step, boundary events included. */
  waiting: WaitState[];
  /** Every token waiting at a join. */
  parked: JoinToken[];
  /** Every timer of the instance after the step. */
  timers: DueTimer[];
  subscriptions: Subscription[];
  /** What happened in this step. */
  events: EngineEvent[];
  /** What this step wants done outside. */
  effects: Effect[];
  /** Variables to set: the command's output and results of script tasks. */
  variables: Record<string, unknown>;
  /** Present when `status` is `failed`. */
  incident?: Incident;
  /** The BPMN error that ended the instance because nobody caught it (incident `uncaught-error`). */
  error?: UncaughtError;
}

/** A BPMN error that left the process. */
export interface UncaughtError {
  elementId: string;
  code?: string;
}

/** One way the process may go after a command: what the submit dialog shows. */
export interface NextBranch {
  /** The flow to choose at a gateway with manual branching; absent when nothing is to be chosen. */
  flowId?: string;
  /** Name of that flow, else of the element it leads to; empty when nothing is to be chosen. */
  name: string;
  names: Names;
  /** What to send as `chosenFlows` for this branch (several when one choice leads to another). */
  chosenFlows: string[];
  /** Several branches may be chosen together (inclusive gateway). */
  multiple: boolean;
  /** The default flow of its gateway. */
  isDefault: boolean;
  /** User tasks that become active. */
  steps: { elementId: string }[];
  /** The command parks a token at a join: others are still to come. */
  waitsAtJoin: boolean;
  /** The instance is over afterwards. */
  ends: boolean;
}
