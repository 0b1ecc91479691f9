import * as elements from 'bpmn-elements';
import * as gateways from 'bpmn-elements/gateways';

/*
 * A typed view of the parts of bpmn-elements that we use, its registered symbols included: the cures need inner parts
 * that its own types leave out. Versions are pinned exactly; the tests of this folder fail when these parts change.
 */

export const kActivated: unique symbol = Symbol.for('activated');
export const kExec: unique symbol = Symbol.for('exec');
export const kFlows: unique symbol = Symbol.for('flows');
export const kFormatter: unique symbol = Symbol.for('formatter');
export const kMessageHandlers: unique symbol = Symbol.for('messageHandlers');

export interface Content {
  id: string;
  executionId: string;
  sequenceId?: string;
  inbound?: Content[];
  isDefinitionScope?: boolean;
  targetId?: string;
  error?: unknown;
  [key: string]: unknown;
}

export interface Message {
  fields: { routingKey?: string; redelivered?: boolean; consumerTag?: string };
  content: Content;
  properties: { type?: string; correlationId?: string };
  ack(allUpTo?: boolean): void;
}

type OnMessage = (routingKey: string, message: Message) => void;

export interface Broker {
  publish(exchange: string, routingKey: string, content?: object, properties?: object): void;
  subscribeTmp(exchange: string, pattern: string, onMessage: OnMessage, options?: object): void;
  cancel(consumerTag: string): void;
  getQueue(name: string): { messages: readonly Message[]; purge(): void } | undefined;
}

export interface Flow {
  id: string;
  broker: Broker;
  take(content?: object): void;
  discard(content?: object): void;
  createMessage(override?: object): Content;
}

export interface Activity {
  id: string;
  type: string;
  status?: string;
  broker: Broker;
  environment: Environment;
  context: ElementContext;
  isRunning: boolean;
  isSubProcess?: boolean;
  attachedTo: Activity | null;
  executionId: string;
  execution?: { source?: { executions?: Scope[] } };
  init(content?: object): void;
  run(content?: object): void;
  shake(): void;
  getApi(message?: Message): { discard(): void; signal(message?: object): void };
  evaluateOutbound(from: Message, takeOne: boolean, callback: (error: Error | null, outbound?: object[]) => void): void;
  _doRunOutbound(outbound: object[], content: Content, discardSequence?: string[]): object[];
  _publishRunOutbound(outbound: object, content: Content, discardSequence?: string[]): void;
  _publishEvent(state: string, content: Content, properties?: object): void;
  [kActivated]?: boolean;
  [kExec]: Map<string, unknown>;
  [kFlows]: { inboundJoinFlows?: Set<Message> };
  [kFormatter]?: object;
  [kMessageHandlers]: { onInbound: OnMessage };
}

/** What the elements of one run of a process or sub-process share; its owner is the process or the sub-process. */
export interface ElementContext {
  owner: Activity | { execution?: Scope };
}

/** A running process or sub-process. */
export interface Scope {
  id: string;
  executionId: string;
  context: ElementContext;
  completed: boolean;
  getActivities(): Activity[];
  getActivityById(id: string): Activity | undefined;
  getSequenceFlows(): Flow[];
  _popPostponed(content: Content): Message | undefined;
}

export interface Environment {
  options: Record<string, unknown>;
}

export interface Definition {
  broker: Broker;
  run(): void;
  recover(state: unknown): void;
  resume(): void;
  getState(): unknown;
  getRunningProcesses(): { execution?: Scope }[];
}

/** A definition of an element, as the library reads it. */
export interface ElementDef {
  id: string;
  type: string;
  parent: { id: string; type: string };
  behaviour: Record<string, unknown>;
  Behaviour: unknown;
  isParallelGateway?: boolean;
}

export interface FlowDef extends ElementDef {
  sourceId: string;
  targetId: string;
}

export type MakeActivity = (def: ElementDef, context: unknown) => Activity;

/** The library's own elements, as constructors and factories with our types. */
interface Library {
  Activity: new (behaviour: unknown, def: ElementDef, context: unknown) => Activity;
  BoundaryEvent: MakeActivity;
  EndEvent: MakeActivity;
  ExclusiveGateway: MakeActivity;
  IntermediateCatchEvent: MakeActivity;
  IntermediateThrowEvent: MakeActivity;
  StartEvent: MakeActivity;
  SubProcess: MakeActivity;
  SequenceFlow: new (def: FlowDef, context: { environment: Environment }) => Flow;
  TerminateEventDefinition: unknown;
  Process: unknown;
  Context: (source: object, environment: Environment) => object;
  Definition: new (context: object) => Definition;
  Environment: new (options: object) => Environment;
  Timers: new (options: object) => object;
}

const library: unknown = elements;
const inner: unknown = gateways;

export const {
  Activity,
  BoundaryEvent,
  Context,
  Definition,
  EndEvent,
  Environment,
  ExclusiveGateway,
  IntermediateCatchEvent,
  IntermediateThrowEvent,
  Process,
  SequenceFlow,
  StartEvent,
  SubProcess,
  TerminateEventDefinition,
  Timers,
} = library as Library;

/** Passes every token on: what a join does once it fires. */
export const { InclusiveGatewayBehaviour: PassOn } = inner as { InclusiveGatewayBehaviour: unknown };
