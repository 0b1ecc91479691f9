import type { TimerSpec } from '../../execution-model.ts';
import { type BpmnDocument, levelOf } from '../../structure/bpmn-document.ts';
import { attribute, type BpmnElement, isA, isExecutable, part, parts, textOf } from '../../structure/bpmn-element.ts';
import { timerLiteralFault } from '../timer-literal.ts';
import { isSameItem } from './data.ts';
import type { StructureRule, Violation } from './structure-rule.ts';

/** What executable processes say about their messages, timers, conditions, errors … */
export const eventDefinitionRules: readonly StructureRule[] = [
  {
    id: 'message-reference',
    severity: 'error',
    source: 'Event Definitions',
    demand: {
      zh: '可执行流程的消息事件必须引用消息。',
      en: 'In an executable process a message event refers to a message.',
    },
    mend: { zh: '请设置 messageRef。', en: 'Set messageRef.' },
    on: ['Event'],
    breaks: (event) =>
      isExecutable(event) &&
      parts(event, 'eventDefinition').some(
        (definition) => isA(definition, 'MessageEventDefinition') && attribute(definition, 'messageRef') === undefined,
      ),
  },
  {
    id: 'escalation-code',
    severity: 'error',
    source: 'Event Definitions',
    demand: {
      zh: '可执行流程中抛出的升级必须有 escalationCode。',
      en: 'In an executable process an escalation that is thrown has an escalationCode.',
    },
    mend: { zh: '请引用带有 escalationCode 的升级。', en: 'Refer to an escalation with an escalationCode.' },
    on: ['EndEvent', 'IntermediateThrowEvent'],
    breaks: (event, document) => uncoded(event, document, 'Escalation', 'escalation'),
  },
  {
    id: 'error-code',
    severity: 'error',
    source: 'Event Definitions',
    demand: {
      zh: '可执行流程的错误结束事件必须有 errorCode。',
      en: 'In an executable process an error that is thrown has an errorCode.',
    },
    mend: { zh: '请引用带有 errorCode 的错误。', en: 'Refer to an error with an errorCode.' },
    on: ['EndEvent'],
    breaks: (event, document) => uncoded(event, document, 'Error', 'error'),
  },
  {
    id: 'condition-formal',
    severity: 'error',
    source: 'Event Definitions',
    demand: {
      zh: '可执行流程的条件事件必须有形式化的条件表达式。',
      en: 'In an executable process a conditional event has a formal expression as its condition.',
    },
    mend: {
      zh: '请填写条件，并设置 xsi:type="tFormalExpression"。',
      en: 'Write it, with xsi:type="tFormalExpression".',
    },
    on: ['Event'],
    breaks: function* (event, document) {
      for (const definition of of(event, document, 'ConditionalEventDefinition')) {
        const condition = part(definition, 'condition');
        if (!isA(condition, 'FormalExpression') || !textOf(condition)) yield { element: event };
      }
    },
  },
  {
    id: 'timer-kinds',
    severity: 'error',
    source: 'Event Definitions',
    demand: {
      zh: '定时事件的日期、时长和周期只能设置一种。',
      en: 'A timer has a date, a duration or a cycle: one of them.',
    },
    mend: { zh: '请只保留一种。', en: 'Keep one of them.' },
    on: ['TimerEventDefinition'],
    breaks: (timer) => at(timer, times(timer).length > 1),
  },
  {
    id: 'timer-invalid',
    severity: 'error',
    source: 'Event Definitions',
    demand: {
      zh: '定时事件的时间须为 ISO 8601，周期也可用 cron，或以 = 开头的表达式。',
      en: 'The time of a timer is ISO 8601, for a cycle also cron, or an expression after "=".',
    },
    mend: {
      zh: '例如 2026-09-01T08:00:00+08:00、P2D、R3/PT8H 或 0 8 * * MON-FRI。',
      en: 'Write for example 2026-09-01T08:00:00+08:00, P2D, R3/PT8H or 0 8 * * MON-FRI.',
    },
    on: ['TimerEventDefinition'],
    breaks: function* (timer) {
      for (const time of times(timer)) {
        const value = textOf(time);
        const fault = value && isA(time, 'FormalExpression') ? timeFault(time, value) : undefined;
        if (fault !== undefined)
          yield { element: owner(timer), detail: `<${time.tag}> ${value}${fault && ` (${fault})`}` };
      }
    },
  },
  {
    id: 'compensation-target',
    severity: 'error',
    source: 'Compensation Handler',
    demand: {
      zh: '被补偿的活动必须在同一层级，或在事件子流程所属的层级。',
      en: 'The activity that is compensated is at the level of the event, or at the one around its event sub-process.',
    },
    mend: {
      zh: '请选择可见的活动，或删除 activityRef。',
      en: 'Choose an activity that can be seen, or remove activityRef.',
    },
    on: ['ThrowEvent'],
    breaks: (event, document) => {
      const levels = [levelOf(event), levelOf(levelOf(event) ?? event)];
      return of(event, document, 'CompensateEventDefinition', true)
        .flatMap((definition) => document.targets(definition, 'activityRef'))
        .some((activity) => isA(activity, 'Activity') && !levels.includes(levelOf(activity)));
    },
  },
  {
    id: 'event-data',
    severity: 'error',
    source: 'Events: Concepts',
    demand: {
      zh: '事件使用数据输入或输出时，每个事件定义都要有一个。',
      en: 'An event with data inputs or outputs has one for each of its event definitions.',
    },
    mend: { zh: '请为每个事件定义添加一个。', en: 'Add one for each event definition.' },
    on: ['ThrowEvent', 'CatchEvent'],
    breaks: (event, document) => {
      const data = parts(event, isA(event, 'ThrowEvent') ? 'dataInput' : 'dataOutput').length;
      const triggers = document.triggers(event).length;
      return data > 0 && data < triggers && `${data} < ${triggers}`;
    },
  },
  {
    id: 'event-data-item',
    severity: 'error',
    source: 'Events: Concepts',
    demand: {
      zh: '事件的数据输入或输出与其消息、信号、错误或升级的数据项一致，按事件定义的顺序对应。',
      en: 'The data inputs or outputs of an event have the items of its messages, signals, errors and escalations, in the order of its event definitions.',
    },
    mend: { zh: '请引用同一个 itemDefinition。', en: 'Refer to the same itemDefinition.' },
    on: ['ThrowEvent', 'CatchEvent'],
    breaks: function* (event, document) {
      const triggers = document.triggers(event);
      // which of shared and own event definitions comes first cannot be told
      if (triggers.length > 1 && parts(event, 'eventDefinition').length % triggers.length) return;
      const data = parts(event, isA(event, 'ThrowEvent') ? 'dataInput' : 'dataOutput');
      for (const [nr, trigger] of triggers.entries()) {
        const [mine, theirs] = [data[nr] && document.target(data[nr], 'itemSubjectRef'), itemOf(trigger, document)];
        if (mine && theirs && !isSameItem(mine, theirs)) yield { element: event, detail: `${data[nr]?.id}` };
      }
    },
  },
];

/** Event definitions of a kind, of events in executable processes. */
function of(event: BpmnElement, document: BpmnDocument, type: string, always = false): BpmnElement[] {
  return always || isExecutable(event) ? document.triggers(event).filter((trigger) => isA(trigger, type)) : [];
}

/** The item of what an event definition throws or catches. */
function itemOf(trigger: BpmnElement, document: BpmnDocument): BpmnElement | undefined {
  for (const property of ['messageRef', 'signalRef', 'errorRef', 'escalationRef']) {
    const thrown = document.target(trigger, property);
    if (thrown) return document.target(thrown, property === 'messageRef' ? 'itemRef' : 'structureRef');
  }
  return undefined;
}

function uncoded(event: BpmnElement, document: BpmnDocument, type: string, word: string): boolean {
  return of(event, document, `${type}EventDefinition`).some((definition) => {
    const thrown = document.target(definition, `${word}Ref`);
    return thrown === undefined || attribute(thrown, `${word}Code`) === undefined;
  });
}

function times(timer: BpmnElement): BpmnElement[] {
  return ['timeDate', 'timeDuration', 'timeCycle'].flatMap((kind) => parts(timer, kind));
}

/** The event around an event definition; a shared one stands for itself. */
function owner(definition: BpmnElement): BpmnElement {
  return isA(definition.parent, 'Event') && definition.parent ? definition.parent : definition;
}

function at(definition: BpmnElement, isBroken: boolean): Violation[] {
  return isBroken ? [{ element: owner(definition) }] : [];
}

const TIMES: Readonly<Record<string, TimerSpec['kind']>> = {
  timeDate: 'date',
  timeDuration: 'duration',
  timeCycle: 'cycle',
};

/** Expressions are judged where it is decided whether they can be run. */
function timeFault(time: BpmnElement, value: string): string | undefined {
  if (value.startsWith('=') || attribute(time, 'language') !== undefined) return undefined;
  return timerLiteralFault(TIMES[time.tag] ?? 'date', value);
}
