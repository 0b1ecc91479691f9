import { parseExpression } from 'feelin';
import type { TimerSpec } from '../execution-model.ts';
import { feelSource } from '../feel-source.ts';
import { child, text } from '../moddle-element.ts';
import { isFeel } from './admitted.ts';
import { error, label, type RuleFinding, type RuleGroup } from './rule.ts';

/** Conditions, scripts, timers and assignments hold valid FEEL. */
export const expressionRules: RuleGroup = function* ({ parsed }) {
  const { model, elementsById } = parsed;
  for (const flow of model.flows) {
    const expression = child(elementsById.get(flow.id) ?? { $type: '' }, 'conditionExpression');
    const language = expression && text(expression, 'language');
    if (!isFeel(language)) yield wrongLanguage(flow, language);
    else if (flow.condition !== undefined) yield* feelFindings('condition-invalid', flow, flow.condition);
  }
  for (const node of model.nodes) {
    if (node.type === 'bpmn:ScriptTask') {
      if (node.script === undefined) yield missingScript(node);
      else yield* feelFindings('script-invalid', node, node.script);
    }
    for (const { timer } of node.eventDefinitions) if (timer) yield* timerFindings(node, timer);
    if (/Timer/.test(node.eventDefinitions[0]?.type ?? '') && !node.eventDefinitions[0]?.timer)
      yield missingTimer(node);
    for (const assignment of [...(node.step?.assignments ?? []), ...node.cc])
      if (assignment.rule === 'expression')
        yield* feelFindings('assignment-expression-invalid', node, assignment.expression);
  }
};

type Named = { id: string; name?: string };

function* feelFindings(rule: string, element: Named, source: string): Iterable<RuleFinding> {
  if (isValidFeel(source)) return;
  const which = label(element);
  yield error(
    rule,
    element.id,
    {
      zh: `${which.zh}的表达式不是有效的 FEEL：${source || '（空）'}`,
      en: `${which.en} holds no valid FEEL: ${source || '(empty)'}`,
    },
    {
      zh: '请改为 FEEL 表达式，例如 days > 3 and level = "校级"。',
      en: 'Write FEEL, for example days > 3 and level = "school".',
    },
  );
}

/** Whether a text is one FEEL expression. */
export function isValidFeel(source: string): boolean {
  if (source.trim() === '') return false;
  let isValid = true;
  parseExpression(source, {}, undefined).iterate({
    enter: (node) => {
      if (node.type.isError) isValid = false;
    },
  });
  return isValid;
}

const DURATION = /^P(?=.)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)$/;
const LITERALS: Record<TimerSpec['kind'], RegExp> = {
  date: /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d|@[\w/]+)?)?$/,
  duration: DURATION,
  cycle: new RegExp(`^R\\d*/${DURATION.source.slice(1)}`),
};

function* timerFindings(
  node: Named & { type: string; interrupting?: boolean },
  timer: TimerSpec,
): Iterable<RuleFinding> {
  if (timer.expression.startsWith('=')) yield* feelFindings('timer-invalid', node, feelSource(timer.expression));
  else if (!LITERALS[timer.kind].test(timer.expression))
    yield error(
      'timer-invalid',
      node.id,
      {
        zh: `定时事件${label(node).zh}的时间无法识别：${timer.expression}`,
        en: `The time of ${label(node).en} cannot be read: ${timer.expression}`,
      },
      {
        zh: '请使用 ISO 8601，例如 P2D、2026-09-01T08:00:00+08:00 或 R3/PT8H，或以 = 开头的 FEEL。',
        en: 'Use ISO 8601 such as P2D, 2026-09-01T08:00:00+08:00 or R3/PT8H, or FEEL after "=".',
      },
    );
}

function missingTimer(node: Named): RuleFinding {
  const which = label(node);
  return error(
    'timer-missing',
    node.id,
    { zh: `定时事件${which.zh}没有设置时间。`, en: `Timer event ${which.en} says no time.` },
    { zh: '请设置日期、时长或周期。', en: 'Give it a date, a duration or a cycle.' },
  );
}

function missingScript(node: Named): RuleFinding {
  const which = label(node);
  return error(
    'script-missing',
    node.id,
    { zh: `脚本任务${which.zh}没有脚本。`, en: `Script task ${which.en} has no script.` },
    { zh: '请填写 FEEL 表达式。', en: 'Write a FEEL expression.' },
  );
}

function wrongLanguage(element: Named, language: string | undefined): RuleFinding {
  const which = label(element);
  return error(
    'expression-language',
    element.id,
    {
      zh: `${which.zh}的条件使用了 ${language}，只支持 FEEL。`,
      en: `The condition of ${which.en} is in ${language}; only FEEL is run.`,
    },
    { zh: '请改为 FEEL 表达式。', en: 'Write it in FEEL.' },
  );
}
