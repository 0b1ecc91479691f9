import type { BpmnDocument } from '../../structure/bpmn-document.ts';
import { attribute, type BpmnElement, flag, isA } from '../../structure/bpmn-element.ts';
import type { StructureRule } from './structure-rule.ts';

/** Gateways split and merge as they say. */
export const gatewayRules: readonly StructureRule[] = [
  {
    id: 'gateway-purpose',
    severity: 'error',
    source: 'Gateways',
    demand: {
      zh: '网关必须有多条进入的连线或多条离开的连线。',
      en: 'A gateway has several incoming or several outgoing sequence flows.',
    },
    mend: { zh: '请删除该网关，或补上连线。', en: 'Remove the gateway, or connect it.' },
    on: ['ExclusiveGateway', 'InclusiveGateway', 'ParallelGateway', 'ComplexGateway'],
    breaks: (gateway, document) => count(gateway, document).into < 2 && count(gateway, document).out < 2,
  },
  {
    id: 'gateway-direction',
    severity: 'error',
    source: 'Gateways',
    demand: {
      zh: '网关的连线数必须符合其 gatewayDirection：汇聚为多进一出，发散为一进多出，混合为多进多出。',
      en: 'The flows of a gateway fit its gatewayDirection: Converging merges into one, Diverging splits one, Mixed has several on both sides.',
    },
    mend: {
      zh: '请修改 gatewayDirection，或改用 Unspecified。',
      en: 'Correct gatewayDirection, or set it to Unspecified.',
    },
    on: ['Gateway'],
    breaks: (gateway, document) => {
      const { into, out } = count(gateway, document);
      const direction = attribute(gateway, 'gatewayDirection');
      const isRight =
        direction === 'Converging'
          ? into > 1 && out <= 1
          : direction === 'Diverging'
            ? out > 1 && into <= 1
            : direction !== 'Mixed' || (into > 1 && out > 1);
      return !isRight && `${direction}: ${into} → ${out}`;
    },
  },
  {
    id: 'event-gateway-outgoing',
    severity: 'error',
    source: 'Event-Based Gateway',
    demand: {
      zh: '事件网关必须有两条或以上离开的连线。',
      en: 'An event-based gateway has two or more outgoing sequence flows.',
    },
    mend: { zh: '请再连接一个捕获事件，或删除网关。', en: 'Connect another catch event, or remove the gateway.' },
    on: ['EventBasedGateway'],
    breaks: (gateway, document) => count(gateway, document).out < 2,
  },
  {
    id: 'event-gateway-target',
    severity: 'error',
    source: 'Event-Based Gateway',
    demand: {
      zh: '事件网关之后只能是接收任务，或消息、信号、定时、条件捕获事件。',
      en: 'An event-based gateway leads only to receive tasks and to catch events with a message, signal, timer or condition.',
    },
    mend: { zh: '请改为允许的事件或接收任务。', en: 'Use one of these events, or a receive task.' },
    on: ['EventBasedGateway'],
    breaks: (gateway, document) => {
      const wrong = following(gateway, document).find((node) => !isAwaited(node, document));
      return wrong !== undefined && `${wrong.id} (${wrong.type})`;
    },
  },
  {
    id: 'event-gateway-messages',
    severity: 'error',
    source: 'Event-Based Gateway',
    demand: {
      zh: '同一事件网关之后不能既有消息事件又有接收任务。',
      en: 'An event-based gateway leads to message events or to receive tasks, not to both.',
    },
    mend: { zh: '请统一使用其中一种。', en: 'Use one kind for all messages.' },
    on: ['EventBasedGateway'],
    breaks: (gateway, document) => {
      const nodes = following(gateway, document);
      return nodes.some((node) => isA(node, 'ReceiveTask')) && nodes.some((node) => hasMessage(node, document));
    },
  },
  {
    id: 'event-gateway-boundary',
    severity: 'error',
    source: 'Event-Based Gateway',
    demand: {
      zh: '事件网关之后的接收任务不能附着边界事件。',
      en: 'A receive task behind an event-based gateway has no boundary events.',
    },
    mend: {
      zh: '请删除边界事件，或在网关之后另设捕获事件。',
      en: 'Remove it, or put a catch event behind the gateway.',
    },
    on: ['EventBasedGateway'],
    breaks: (gateway, document) => {
      const task = following(gateway, document).find(
        (node) => isA(node, 'ReceiveTask') && document.boundaryEvents(node).length,
      );
      return task !== undefined && `${task.id}`;
    },
  },
  {
    id: 'event-gateway-target-incoming',
    severity: 'error',
    source: 'Event-Based Gateway',
    demand: {
      zh: '事件网关之后的元素不能有其他进入的连线。',
      en: 'What follows an event-based gateway has no other incoming sequence flows.',
    },
    mend: { zh: '请删除其他连线。', en: 'Remove the other flows.' },
    on: ['EventBasedGateway'],
    breaks: (gateway, document) => {
      const target = following(gateway, document).find((node) => document.incoming(node).length > 1);
      return target !== undefined && `${target.id}`;
    },
  },
  {
    id: 'event-gateway-parallel',
    severity: 'error',
    source: 'Event-Based Gateway',
    demand: {
      zh: '并行类型的事件网关只能用于启动流程。',
      en: 'An event-based gateway of type Parallel is used only to start a process (instantiate).',
    },
    mend: { zh: '请改为 Exclusive，或设置 instantiate。', en: 'Set the type to Exclusive, or set instantiate.' },
    on: ['EventBasedGateway'],
    breaks: (gateway) => attribute(gateway, 'eventGatewayType') === 'Parallel' && !flag(gateway, 'instantiate'),
  },
  {
    id: 'event-gateway-start',
    severity: 'error',
    source: 'Event-Based Gateway',
    demand: {
      zh: '启动流程的事件网关不能有进入的连线，除非唯一的连线来自无触发条件的开始事件。',
      en: 'An event-based gateway that starts a process has no incoming sequence flow, except a single one from a start event without a trigger.',
    },
    mend: { zh: '请删除进入的连线。', en: 'Remove the incoming flows.' },
    on: ['EventBasedGateway'],
    breaks: (gateway, document) => {
      if (!flag(gateway, 'instantiate')) return false;
      const [first, second] = document.incoming(gateway);
      const source = first && document.target(first, 'sourceRef');
      const isPlainStart = isA(source, 'StartEvent') && source && document.triggers(source).length === 0;
      return second !== undefined || (first !== undefined && !isPlainStart);
    },
  },
  {
    id: 'event-gateway-start-target',
    severity: 'error',
    source: 'Event-Based Gateway',
    demand: {
      zh: '启动流程的并行事件网关之后只能是消息事件或接收任务。',
      en: 'A parallel event-based gateway that starts a process leads only to messages.',
    },
    mend: { zh: '请改用消息事件。', en: 'Use message events.' },
    on: ['EventBasedGateway'],
    breaks: (gateway, document) =>
      flag(gateway, 'instantiate') &&
      attribute(gateway, 'eventGatewayType') === 'Parallel' &&
      following(gateway, document).some((node) => !isA(node, 'ReceiveTask') && !hasMessage(node, document)),
  },
];

function count(gateway: BpmnElement, document: BpmnDocument): { into: number; out: number } {
  return { into: document.incoming(gateway).length, out: document.outgoing(gateway).length };
}

function following(gateway: BpmnElement, document: BpmnDocument): BpmnElement[] {
  return document.outgoing(gateway).flatMap((flow) => document.targets(flow, 'targetRef'));
}

const AWAITED = [
  'MessageEventDefinition',
  'SignalEventDefinition',
  'TimerEventDefinition',
  'ConditionalEventDefinition',
] as const;

function isAwaited(node: BpmnElement, document: BpmnDocument): boolean {
  if (isA(node, 'ReceiveTask')) return true;
  const triggers = document.triggers(node);
  return (
    isA(node, 'IntermediateCatchEvent') && triggers.length > 0 && triggers.every((trigger) => isA(trigger, ...AWAITED))
  );
}

function hasMessage(node: BpmnElement, document: BpmnDocument): boolean {
  return document.triggers(node).some((trigger) => isA(trigger, 'MessageEventDefinition'));
}
