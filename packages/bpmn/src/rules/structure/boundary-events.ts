import { type BpmnDocument, levelOf } from '../../structure/bpmn-document.ts';
import { type BpmnElement, flag, isA } from '../../structure/bpmn-element.ts';
import type { StructureRule } from './structure-rule.ts';

const kinds = (...names: string[]) => names.map((name) => `${name}EventDefinition`);
const NON_INTERRUPTING = kinds('Message', 'Timer', 'Conditional', 'Signal', 'Escalation');
const INTERRUPTING = [...NON_INTERRUPTING, ...kinds('Error', 'Cancel', 'Compensate')];

/** Events on the border of an activity, and compensation. */
export const boundaryEventRules: readonly StructureRule[] = [
  {
    id: 'boundary-host',
    severity: 'error',
    source: 'Intermediate Event',
    demand: {
      zh: '边界事件必须附着在同一层级的任务或子流程上，且不能附着在事件子流程上。',
      en: 'A boundary event is attached to an activity of its own level that is no event sub-process.',
    },
    mend: { zh: '请把它放到任务或子流程的边框上。', en: 'Attach it to a task or sub-process.' },
    on: ['BoundaryEvent'],
    breaks: (event, document) => {
      const host = document.target(event, 'attachedToRef');
      return !isA(host, 'Activity') || levelOf(event) !== (host && levelOf(host)) || isTriggered(host);
    },
  },
  {
    id: 'boundary-trigger',
    severity: 'error',
    source: 'Intermediate Event',
    demand: {
      zh: '中断的边界事件必须由消息、定时、条件、信号、升级、错误、取消或补偿触发。',
      en: 'An interrupting boundary event has a trigger: message, timer, condition, signal, escalation, error, cancel or compensation.',
    },
    mend: { zh: '请设置其中一种触发方式。', en: 'Give it one of these triggers.' },
    on: ['BoundaryEvent'],
    breaks: (event, document) => flag(event, 'cancelActivity', true) && unfit(event, document, INTERRUPTING),
  },
  {
    id: 'boundary-trigger-non-interrupting',
    severity: 'error',
    source: 'Intermediate Event',
    demand: {
      zh: '非中断的边界事件必须由消息、定时、条件、信号或升级触发。',
      en: 'A non-interrupting boundary event has a trigger: message, timer, condition, signal or escalation.',
    },
    mend: { zh: '请改用允许的触发方式，或设为中断。', en: 'Use one of these triggers, or make it interrupting.' },
    on: ['BoundaryEvent'],
    breaks: (event, document) => !flag(event, 'cancelActivity', true) && unfit(event, document, NON_INTERRUPTING),
  },
  {
    id: 'boundary-cancel',
    severity: 'error',
    source: 'Intermediate Event',
    demand: { zh: '取消边界事件只能附着在事务上。', en: 'A cancel boundary event is attached only to a transaction.' },
    mend: { zh: '请改用其他触发方式，或把子流程改为事务。', en: 'Use another trigger, or make it a transaction.' },
    on: ['BoundaryEvent'],
    breaks: (event, document) =>
      has(event, document, 'CancelEventDefinition') && !isA(document.target(event, 'attachedToRef'), 'Transaction'),
  },
  {
    id: 'flow-into-boundary',
    severity: 'error',
    source: 'Intermediate Event',
    demand: { zh: '边界事件不能有进入的连线。', en: 'No sequence flow leads into a boundary event.' },
    mend: { zh: '请删除该连线。', en: 'Remove the flow.' },
    on: ['BoundaryEvent'],
    breaks: (event, document) => document.incoming(event).length > 0,
  },
  {
    id: 'boundary-outgoing',
    severity: 'error',
    source: 'Intermediate Event',
    demand: {
      zh: '边界事件必须有离开的连线（补偿边界事件除外）。',
      en: 'A sequence flow leaves every boundary event that does not catch compensation.',
    },
    mend: { zh: '请把它连接到下一环节。', en: 'Connect it to what happens then.' },
    on: ['BoundaryEvent'],
    breaks: (event, document) =>
      !has(event, document, 'CompensateEventDefinition') && document.outgoing(event).length === 0,
  },
  {
    id: 'compensation-boundary-outgoing',
    severity: 'error',
    source: 'Intermediate Event',
    demand: {
      zh: '补偿边界事件不能有离开的顺序流。',
      en: 'No sequence flow leaves a boundary event that catches compensation.',
    },
    mend: { zh: '请用关联连接到补偿活动。', en: 'Connect it to the compensation activity with an association.' },
    on: ['BoundaryEvent'],
    breaks: (event, document) =>
      has(event, document, 'CompensateEventDefinition') && document.outgoing(event).length > 0,
  },
  {
    id: 'compensation-handler',
    severity: 'error',
    source: 'Compensation Handler',
    demand: {
      zh: '补偿边界事件必须用关联连接到恰好一个补偿活动。',
      en: 'A boundary event that catches compensation is associated with exactly one compensation activity.',
    },
    mend: {
      zh: '请把活动的 isForCompensation 设为 true，并用关联连接。',
      en: 'Set isForCompensation on the activity and connect it with an association.',
    },
    on: ['BoundaryEvent'],
    breaks: (event, document) =>
      has(event, document, 'CompensateEventDefinition') && handlers(document).get(event)?.size !== 1,
  },
  {
    id: 'compensation-activity-flow',
    severity: 'error',
    source: 'Compensation Handler',
    demand: {
      zh: '补偿活动不能有进入或离开的顺序流。',
      en: 'A compensation activity has neither incoming nor outgoing sequence flows.',
    },
    mend: { zh: '请删除连线，只用关联连接。', en: 'Remove the flows; only the association leads to it.' },
    on: ['Activity'],
    breaks: (activity, document) =>
      flag(activity, 'isForCompensation') &&
      document.incoming(activity).length + document.outgoing(activity).length > 0,
  },
  {
    id: 'compensation-boundary-events',
    severity: 'error',
    source: 'Compensation Handler',
    demand: {
      zh: '补偿活动本身不能附着补偿边界事件。',
      en: 'A compensation activity has no compensation boundary event of its own.',
    },
    mend: { zh: '请删除该边界事件。', en: 'Remove the boundary event.' },
    on: ['Activity'],
    breaks: (activity, document) =>
      flag(activity, 'isForCompensation') &&
      document.boundaryEvents(activity).some((event) => has(event, document, 'CompensateEventDefinition')),
  },
];

const isTriggered = (host: BpmnElement | undefined) => host !== undefined && flag(host, 'triggeredByEvent');

function unfit(event: BpmnElement, document: BpmnDocument, allowed: readonly string[]): string | undefined {
  const triggers = document.triggers(event);
  if (!triggers.length) return '';
  const wrong = triggers.find((trigger) => !isA(trigger, ...allowed));
  return wrong?.type;
}

function has(event: BpmnElement, document: BpmnDocument, type: string): boolean {
  return document.triggers(event).some((trigger) => isA(trigger, type));
}

const known = new WeakMap<BpmnDocument, Map<BpmnElement, Set<BpmnElement>>>();

/** The compensation activities that are associated with each boundary event. */
function handlers(document: BpmnDocument): Map<BpmnElement, Set<BpmnElement>> {
  const found = known.get(document) ?? new Map<BpmnElement, Set<BpmnElement>>();
  if (known.has(document)) return found;
  known.set(document, found);
  for (const association of document.of('Association')) {
    const ends = ['sourceRef', 'targetRef'].flatMap((end) => document.targets(association, end));
    const event = ends.find((end) => isA(end, 'BoundaryEvent'));
    const activity = ends.find((end) => isA(end, 'Activity') && flag(end, 'isForCompensation'));
    if (event && activity) found.set(event, (found.get(event) ?? new Set()).add(activity));
  }
  return found;
}
