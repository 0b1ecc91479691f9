import { type BpmnDocument, levelOf } from '../../structure/bpmn-document.ts';
import { type BpmnElement, flag, isA, parts } from '../../structure/bpmn-element.ts';
import { isEventSubProcess } from './sequence-flows.ts';
import type { StructureRule } from './structure-rule.ts';

/** What stands in a process, a sub-process, an event sub-process, an ad-hoc sub-process, a transaction. */
export const levelRules: readonly StructureRule[] = [
  {
    id: 'end-event-missing',
    severity: 'error',
    source: 'End Event',
    demand: {
      zh: '有开始事件的流程或子流程必须有结束事件。',
      en: 'A process or sub-process with a start event has an end event.',
    },
    mend: { zh: '请添加一个结束事件。', en: 'Add an end event.' },
    on: ['Process', 'SubProcess'],
    breaks: (level) => holds(level, 'StartEvent') && !holds(level, 'EndEvent'),
  },
  {
    id: 'start-event-missing',
    severity: 'error',
    source: 'Start Event',
    demand: {
      zh: '有结束事件的流程或子流程必须有开始事件，或能启动流程的接收任务或事件网关。',
      en: 'A process or sub-process with an end event has a start event, or a receive task or event-based gateway that starts it.',
    },
    mend: { zh: '请添加一个开始事件。', en: 'Add a start event.' },
    on: ['Process', 'SubProcess'],
    breaks: (level) =>
      holds(level, 'EndEvent') &&
      !holds(level, 'StartEvent') &&
      !inside(level).some((node) => isA(node, 'ReceiveTask', 'EventBasedGateway') && flag(node, 'instantiate')),
  },
  {
    id: 'not-connected',
    severity: 'error',
    source: 'Start Event',
    demand: {
      zh: '流程或子流程有开始事件时，其中每个节点都必须有进入的连线。',
      en: 'Where there is a start event, a sequence flow leads to every other node of that process or sub-process.',
    },
    mend: { zh: '请连接它，或删除它。', en: 'Connect it, or remove it.' },
    on: ['FlowNode'],
    breaks: (node, document) => {
      const level = levelOf(node);
      const isStarted = isA(level, 'Process', 'SubProcess') && level !== undefined && holds(level, 'StartEvent');
      return isStarted && document.incoming(node).length === 0 && !needsNoFlow(node, document);
    },
  },
  {
    id: 'dead-end',
    severity: 'error',
    source: 'End Event',
    demand: {
      zh: '流程或子流程有结束事件时，其中每个节点都必须有离开的连线。',
      en: 'Where there is an end event, a sequence flow leaves every other node of that process or sub-process.',
    },
    mend: { zh: '请连接到下一环节或结束事件。', en: 'Connect it to the next step or to an end event.' },
    on: ['FlowNode'],
    breaks: (node, document) => {
      const level = levelOf(node);
      const isEnded = isA(level, 'Process', 'SubProcess') && level !== undefined && holds(level, 'EndEvent');
      return isEnded && document.outgoing(node).length === 0 && !endsByItself(node);
    },
  },
  {
    id: 'event-sub-process-start',
    severity: 'error',
    source: 'Sub-Processes',
    demand: { zh: '事件子流程必须恰好有一个开始事件。', en: 'An event sub-process has exactly one start event.' },
    mend: { zh: '请只保留一个开始事件。', en: 'Keep exactly one start event in it.' },
    on: ['SubProcess'],
    breaks: (level) => {
      const starts = inside(level).filter((node) => isA(node, 'StartEvent')).length;
      return isEventSubProcess(level) && starts !== 1 && `${starts}`;
    },
  },
  {
    id: 'ad-hoc-content',
    severity: 'error',
    source: 'Sub-Processes',
    demand: {
      zh: '即席子流程中不能有开始事件、结束事件、会话、会话连接或编排活动。',
      en: 'An ad-hoc sub-process holds no start or end events, conversations, conversation links or choreography activities.',
    },
    mend: { zh: '请从即席子流程中删除该元素。', en: 'Remove it from the ad-hoc sub-process.' },
    on: ['StartEvent', 'EndEvent', 'ConversationNode', 'ConversationLink', 'ChoreographyActivity'],
    breaks: (element) => isA(levelOf(element), 'AdHocSubProcess') && element.type,
  },
  {
    id: 'ad-hoc-activity',
    severity: 'error',
    source: 'Sub-Processes',
    demand: { zh: '即席子流程中至少要有一个活动。', en: 'An ad-hoc sub-process holds at least one activity.' },
    mend: { zh: '请添加活动。', en: 'Add an activity to it.' },
    on: ['AdHocSubProcess'],
    breaks: (level) => !inside(level).some((node) => isA(node, 'Activity')),
  },
  {
    id: 'choreography-activity-place',
    severity: 'error',
    source: 'Choreography Activities',
    demand: { zh: '编排活动只能出现在编排中。', en: 'A choreography activity stands only in a choreography.' },
    mend: { zh: '请改用任务或子流程。', en: 'Use a task or sub-process.' },
    on: ['ChoreographyActivity'],
    breaks: (activity) => !isA(levelOf(activity), 'Choreography', 'SubChoreography'),
  },
  {
    id: 'choreography-content',
    severity: 'error',
    source: 'Choreography',
    demand: {
      zh: '编排中不能有任务、子流程、数据对象或数据存储。',
      en: 'A choreography holds no tasks, sub-processes, data objects or data stores.',
    },
    mend: { zh: '请改用编排任务。', en: 'Use choreography tasks.' },
    on: ['Activity', 'DataObject', 'DataObjectReference', 'DataStoreReference'],
    breaks: (element) => isA(levelOf(element), 'Choreography', 'SubChoreography') && element.type,
  },
];

function inside(level: BpmnElement): BpmnElement[] {
  return parts(level, 'flowElement');
}

const holding = new WeakMap<BpmnElement, Set<string>>();

function holds(level: BpmnElement, type: string): boolean {
  let types = holding.get(level);
  if (!types) {
    types = new Set(inside(level).map((node) => node.type));
    holding.set(level, types);
  }
  return types.has(type);
}

/** What ends without a sequence flow from it, or has a rule of its own about that. */
function endsByItself(node: BpmnElement): boolean {
  return (
    isA(node, 'Event') || isEventSubProcess(node) || flag(node, 'isForCompensation') || isA(node, 'EventBasedGateway')
  );
}

/** What happens without a sequence flow to it. */
function needsNoFlow(node: BpmnElement, document: BpmnDocument): boolean {
  return (
    isA(node, 'StartEvent', 'BoundaryEvent', 'ImplicitThrowEvent', 'EndEvent') ||
    isEventSubProcess(node) ||
    flag(node, 'isForCompensation') ||
    (isA(node, 'ReceiveTask', 'EventBasedGateway') && flag(node, 'instantiate')) ||
    (isA(node, 'IntermediateCatchEvent') && document.triggers(node).some((t) => isA(t, 'LinkEventDefinition')))
  );
}
