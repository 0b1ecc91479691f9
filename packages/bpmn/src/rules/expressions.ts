import { syntaxFault } from '@flowhall/feel';
import type { TimerSpec } from '../execution-model.ts';
import { feelSource } from '../feel-source.ts';
import { child, text } from '../moddle-element.ts';
import { isFeel } from './admitted.ts';
import { error, label, type RuleFinding, type RuleGroup } from './rule.ts';
import { isTimerLiteral } from './timer-literal.ts';

/** Conditions, scripts, timers and assignments hold valid FEEL. */
export const expressionRules: RuleGroup = function* ({ parsed, index }) {
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
      // a process can be started by hand all the same
      yield node.type === 'bpmn:StartEvent' && !index.node(node.scopeId)
        ? { ...missingTimer(node), severity: 'warning' }
        : missingTimer(node);
    for (const assignment of [...(node.step?.assignments ?? []), ...node.cc])
      if (assignment.rule === 'expression')
        yield* feelFindings('assignment-expression-invalid', node, assignment.expression);
  }
};

type Named = { id: string; name?: string };

function* feelFindings(rule: string, element: Named, source: string): Iterable<RuleFinding> {
  if (!syntaxFault(source)) return;
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

/** Repeating intervals that runtimes know; other literals of a cycle are right but cannot be run. */
const CYCLE = /^R\d*\/P/;

/** Whether a literal is a time at all is a matter of structure. */
function* timerFindings(node: Named, timer: TimerSpec): Iterable<RuleFinding> {
  if (timer.expression.startsWith('=')) yield* feelFindings('timer-invalid', node, feelSource(timer.expression));
  else if (timer.kind === 'cycle' && isTimerLiteral('cycle', timer.expression) && !CYCLE.test(timer.expression))
    yield error(
      'unsupported',
      node.id,
      {
        zh: `定时事件${label(node).zh}的周期写法尚不支持：${timer.expression}`,
        en: `The cycle of ${label(node).en} uses an unsupported form: ${timer.expression}.`,
      },
      { zh: '请使用 R3/PT8H 这样的写法。', en: 'Write it like R3/PT8H.' },
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
