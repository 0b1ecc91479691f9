import { syntaxFault } from '@flowhall/feel';
import type { TimerSpec } from '../execution-model.ts';
import { feelSource } from '../feel-source.ts';
import { children, type ModdleElement, text } from '../moddle-element.ts';
import { readEventDefinition } from '../read-event-definition.ts';
import { error, label, type RuleFinding, type RuleGroup } from './rule.ts';

/** Timers say their time in valid FEEL, and working time where it can be counted. Literals are a matter of structure. */
export const timerRules: RuleGroup = function* ({ parsed, index }) {
  for (const node of parsed.model.nodes) {
    for (const { timer } of node.eventDefinitions) if (timer) yield* expressionFindings(node, timer);
    if (node.eventDefinitions.some(({ type, timer }) => /Timer/.test(type) && !timer))
      // a process can be started by hand all the same
      yield node.type === 'bpmn:StartEvent' && !index.node(node.scopeId)
        ? { ...missing(node), severity: 'warning' }
        : missing(node);
    const element = parsed.elementsById.get(node.id);
    for (const definition of element ? children(element, 'eventDefinitions') : [])
      yield* workingTimeFindings(node, definition);
  }
};

type Named = { id: string; name?: string };

function* expressionFindings(node: Named, { expression }: TimerSpec): Iterable<RuleFinding> {
  if (!expression.startsWith('=') || !syntaxFault(feelSource(expression))) return;
  const which = label(node);
  yield error(
    'timer-invalid',
    node.id,
    {
      zh: `${which.zh}的表达式不是有效的 FEEL：${expression}`,
      en: `${which.en} holds no valid FEEL: ${expression}`,
    },
    {
      zh: '请改为 FEEL 表达式，例如 = duration("P" + string(days) + "D")。',
      en: 'Write FEEL, for example = duration("P" + string(days) + "D").',
    },
  );
}

function missing(node: Named): RuleFinding {
  const which = label(node);
  return error(
    'timer-missing',
    node.id,
    { zh: `定时事件${which.zh}没有设置时间。`, en: `Timer event ${which.en} says no time.` },
    { zh: '请设置日期、时长或周期。', en: 'Give it a date, a duration or a cycle.' },
  );
}

/** Literal durations that can be counted in office hours: a week or month has no fixed number of working days. */
const COUNTABLE = /^P(?:\d+D)?(?:T[\dHMS.,]+)?$/;

function* workingTimeFindings(node: Named, definition: ModdleElement): Iterable<RuleFinding> {
  const value = text(definition, 'workingTime')?.trim();
  if (value === undefined || value === 'false') return;
  const { timer } = readEventDefinition(definition);
  const isCounted = timer?.expression.startsWith('=') || COUNTABLE.test(timer?.expression ?? '');
  if (value === 'true' && timer?.kind === 'duration' && isCounted) return;
  const which = label(node);
  yield error(
    'timer-working-time',
    node.id,
    {
      zh: `定时事件${which.zh}的工作时间设置（flow:workingTime="${value}"）不可用：只有天、小时、分、秒的时长能按工作时间计算。`,
      en: `flow:workingTime="${value}" of timer event ${which.en} cannot be used: only durations of days, hours, minutes and seconds are counted in working time.`,
    },
    {
      zh: '请使用 timeDuration，例如 P3D 或 PT4H，或删除 flow:workingTime。',
      en: 'Use a timeDuration such as P3D or PT4H, or remove flow:workingTime.',
    },
  );
}
