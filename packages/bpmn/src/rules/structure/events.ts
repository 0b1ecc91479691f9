import { type BpmnDocument, levelOf } from '../../structure/bpmn-document.ts';
import { around, attribute, type BpmnElement, flag, isA } from '../../structure/bpmn-element.ts';
import { isEventSubProcess } from './sequence-flows.ts';
import type { StructureRule, Violation } from './structure-rule.ts';

const kinds = (...names: string[]) => names.map((name) => `${name}EventDefinition`);
const START = kinds('Message', 'Timer', 'Conditional', 'Signal');
const EVENT_SUB_PROCESS = kinds('Message', 'Timer', 'Conditional', 'Signal', 'Escalation', 'Error', 'Compensate');
const END = kinds('Message', 'Escalation', 'Error', 'Cancel', 'Compensate', 'Signal', 'Terminate');
const THROW = kinds('Message', 'Escalation', 'Compensate', 'Link', 'Signal');
const CATCH = kinds('Message', 'Timer', 'Conditional', 'Link', 'Signal');

/** Which triggers and results events may have, and how they are connected. */
export const eventRules: readonly StructureRule[] = [
  {
    id: 'start-event-trigger',
    severity: 'error',
    source: 'Start Event',
    demand: {
      zh: '流程的开始事件只能由消息、定时、条件或信号触发。',
      en: 'The start event of a process is triggered only by a message, timer, condition or signal.',
    },
    mend: { zh: '请改用允许的触发方式。', en: 'Use one of these triggers, or none.' },
    on: ['StartEvent'],
    breaks: (event, document) => isA(levelOf(event), 'Process') && other(event, document, START),
  },
  {
    id: 'sub-process-start-trigger',
    severity: 'error',
    source: 'Start Event',
    demand: {
      zh: '内嵌子流程的开始事件不能有触发条件。',
      en: 'The start event of an embedded sub-process has no trigger.',
    },
    mend: { zh: '请删除触发条件，或改为事件子流程。', en: 'Remove the trigger, or make it an event sub-process.' },
    on: ['StartEvent'],
    breaks: (event, document) => {
      const level = levelOf(event);
      return isA(level, 'SubProcess') && !isEventSubProcess(level) && other(event, document, []);
    },
  },
  {
    id: 'event-sub-process-trigger',
    severity: 'error',
    source: 'Start Event',
    demand: {
      zh: '事件子流程的开始事件必须由消息、定时、条件、信号、升级、错误或补偿触发。',
      en: 'The start event of an event sub-process is triggered by a message, timer, condition, signal, escalation, error or compensation.',
    },
    mend: { zh: '请为开始事件设置触发条件。', en: 'Give the start event one of these triggers.' },
    on: ['StartEvent'],
    breaks: (event, document) =>
      isEventSubProcess(levelOf(event)) &&
      (document.triggers(event).length === 0 || other(event, document, EVENT_SUB_PROCESS)),
  },
  {
    id: 'start-event-interrupting',
    severity: 'error',
    source: 'Start Event',
    demand: {
      zh: '由错误或补偿触发的开始事件必须是中断的。',
      en: 'A start event that is triggered by an error or a compensation is interrupting.',
    },
    mend: { zh: '请删除 isInterrupting="false"。', en: 'Remove isInterrupting="false".' },
    on: ['StartEvent'],
    breaks: (event, document) =>
      !flag(event, 'isInterrupting', true) &&
      document.triggers(event).some((t) => isA(t, 'ErrorEventDefinition', 'CompensateEventDefinition')),
  },
  {
    id: 'flow-into-start',
    severity: 'error',
    source: 'Start Event',
    demand: { zh: '开始事件不能有进入的连线。', en: 'No sequence flow leads into a start event.' },
    mend: { zh: '请把连线指向开始事件之后的环节。', en: 'Lead the flow to the element after it.' },
    on: ['StartEvent'],
    breaks: (event, document) => document.incoming(event).length > 0,
  },
  {
    id: 'start-event-outgoing',
    severity: 'error',
    source: 'Start Event',
    demand: { zh: '开始事件必须有离开的连线。', en: 'A sequence flow leaves every start event.' },
    mend: { zh: '请把它连接到第一个环节。', en: 'Connect it to the first step.' },
    on: ['StartEvent'],
    breaks: (event, document) => document.outgoing(event).length === 0,
  },
  {
    id: 'end-event-result',
    severity: 'error',
    source: 'End Event',
    demand: {
      zh: '结束事件的结果只能是消息、升级、错误、取消、补偿、信号或终止。',
      en: 'The result of an end event is a message, escalation, error, cancel, compensation, signal or terminate.',
    },
    mend: { zh: '请改用允许的结果。', en: 'Use one of these results, or none.' },
    on: ['EndEvent'],
    breaks: (event, document) => other(event, document, END),
  },
  {
    id: 'cancel-end-event',
    severity: 'error',
    source: 'End Event',
    demand: { zh: '取消结束事件只能用在事务子流程中。', en: 'A cancel end event stands only in a transaction.' },
    mend: { zh: '请改用其他结束事件，或把子流程改为事务。', en: 'Use another end event, or make it a transaction.' },
    on: ['EndEvent'],
    breaks: (event, document) =>
      document.triggers(event).some((t) => isA(t, 'CancelEventDefinition')) && !around(event, 'Transaction'),
  },
  {
    id: 'flow-out-of-end',
    severity: 'error',
    source: 'End Event',
    demand: { zh: '结束事件不能有离开的连线。', en: 'No sequence flow leads out of an end event.' },
    mend: { zh: '请删除该连线。', en: 'Remove the flow.' },
    on: ['EndEvent'],
    breaks: (event, document) => document.outgoing(event).length > 0,
  },
  {
    id: 'end-event-incoming',
    severity: 'error',
    source: 'End Event',
    demand: { zh: '结束事件必须有进入的连线。', en: 'A sequence flow leads to every end event.' },
    mend: { zh: '请连接它，或删除它。', en: 'Connect it, or remove it.' },
    on: ['EndEvent'],
    breaks: (event, document) => document.incoming(event).length === 0,
  },
  {
    id: 'throw-event-result',
    severity: 'error',
    source: 'Intermediate Event',
    demand: {
      zh: '中间抛出事件只能抛出消息、升级、补偿、链接或信号。',
      en: 'An intermediate throw event throws a message, escalation, compensation, link or signal, or nothing.',
    },
    mend: { zh: '请改用允许的类型，或改为捕获事件或结束事件。', en: 'Use one of these, or a catch or end event.' },
    on: ['IntermediateThrowEvent'],
    breaks: (event, document) => other(event, document, THROW),
  },
  {
    id: 'catch-event-trigger',
    severity: 'error',
    source: 'Intermediate Event',
    demand: {
      zh: '中间捕获事件必须等待消息、定时、条件、链接或信号。',
      en: 'An intermediate catch event waits for a message, timer, condition, link or signal.',
    },
    mend: { zh: '请设置其中一种触发方式。', en: 'Give it one of these triggers.' },
    on: ['IntermediateCatchEvent'],
    breaks: (event, document) => document.triggers(event).length === 0 || other(event, document, CATCH),
  },
  {
    id: 'link-outgoing',
    severity: 'error',
    source: 'Intermediate Event',
    demand: {
      zh: '链接抛出事件不能有离开的连线，链接捕获事件不能有进入的连线。',
      en: 'No sequence flow leaves a throwing link, and none leads into a catching link.',
    },
    mend: { zh: '请删除连线：链接本身就是连接。', en: 'Remove the flow: the link itself connects.' },
    on: ['IntermediateThrowEvent', 'IntermediateCatchEvent'],
    breaks: (event, document) =>
      isLink(event, document) &&
      (isA(event, 'ThrowEvent') ? document.outgoing(event) : document.incoming(event)).length > 0,
  },
  {
    id: 'link-pair',
    severity: 'error',
    source: 'Intermediate Event',
    demand: {
      zh: '每个链接抛出事件在同一层级内必须恰好有一个同名的链接捕获事件。',
      en: 'Each throwing link has exactly one catching link of its name at its level.',
    },
    mend: { zh: '请让链接的名称成对。', en: 'Give the links that belong together the same name.' },
    on: ['Definitions'],
    breaks: (_, document) => unpairedLinks(document),
  },
  {
    id: 'intermediate-event-incoming',
    severity: 'error',
    source: 'Intermediate Event',
    demand: {
      zh: '中间事件必须有进入的连线（链接捕获事件除外）。',
      en: 'A sequence flow leads to every intermediate event but a catching link.',
    },
    mend: { zh: '请连接它，或改为开始事件。', en: 'Connect it, or make it a start event.' },
    on: ['IntermediateThrowEvent', 'IntermediateCatchEvent'],
    breaks: (event, document) =>
      document.incoming(event).length === 0 &&
      !isA(levelOf(event), 'AdHocSubProcess') &&
      !(isA(event, 'CatchEvent') && isLink(event, document)),
  },
  {
    id: 'intermediate-event-outgoing',
    severity: 'error',
    source: 'Intermediate Event',
    demand: {
      zh: '中间事件必须有离开的连线（链接抛出事件除外）。',
      en: 'A sequence flow leaves every intermediate event but a throwing link.',
    },
    mend: { zh: '请连接下一环节，或改为结束事件。', en: 'Connect it to what follows, or make it an end event.' },
    on: ['IntermediateThrowEvent', 'IntermediateCatchEvent'],
    breaks: (event, document) =>
      document.outgoing(event).length === 0 &&
      !isA(levelOf(event), 'AdHocSubProcess') &&
      !(isA(event, 'ThrowEvent') && isLink(event, document)),
  },
  {
    id: 'implicit-throw-event',
    severity: 'error',
    source: 'Events: Concepts',
    demand: {
      zh: '隐式抛出事件只能用于多实例的复杂行为。',
      en: 'An implicit throw event stands only in the complex behaviour of a multi-instance activity.',
    },
    mend: { zh: '请改用中间抛出事件。', en: 'Use an intermediate throw event.' },
    on: ['ImplicitThrowEvent'],
    breaks: (event) => !isA(event.parent, 'ComplexBehaviorDefinition'),
  },
];

/** The first trigger that is not one of the allowed ones. */
function other(event: BpmnElement, document: BpmnDocument, allowed: readonly string[]): string | undefined {
  const wrong = document.triggers(event).find((trigger) => !isA(trigger, ...allowed));
  return wrong?.type;
}

function isLink(event: BpmnElement, document: BpmnDocument): boolean {
  return document.triggers(event).some((trigger) => isA(trigger, 'LinkEventDefinition'));
}

/** Links are paired by name; a throwing one may say its catching one by `target`, or be said by its `source`. */
function* unpairedLinks(document: BpmnDocument): Iterable<Violation> {
  const pairs = new Map<string, { catching: BpmnElement[]; throwing: BpmnElement[] }>();
  const targets = new Map<BpmnElement, BpmnElement>();
  for (const link of document.of('LinkEventDefinition'))
    for (const source of document.targets(link, 'source')) targets.set(source, link);
  for (const event of document.of('IntermediateThrowEvent', 'IntermediateCatchEvent'))
    for (const link of document.triggers(event)) {
      if (!isA(link, 'LinkEventDefinition')) continue;
      const named = document.target(link, 'target') ?? targets.get(link) ?? link;
      const key = `${levelOf(event)?.xml.ordinal} ${attribute(named, 'name') ?? ''}`;
      const pair = pairs.get(key) ?? { catching: [], throwing: [] };
      pairs.set(key, pair);
      (isA(event, 'ThrowEvent') ? pair.throwing : pair.catching).push(event);
    }
  for (const { catching, throwing } of pairs.values()) {
    const [first] = [...throwing, ...catching];
    if (first && (catching.length !== 1 || throwing.length === 0))
      yield { element: catching[1] ?? first, detail: `${throwing.length} → ${catching.length}` };
  }
}
