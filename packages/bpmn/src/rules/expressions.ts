import { syntaxFault } from '@flowhall/feel';
import { child, text } from '../moddle-element.ts';
import { isFeel } from './admitted.ts';
import { error, label, type RuleFinding, type RuleGroup } from './rule.ts';

/** Conditions, scripts and assignments hold valid FEEL. */
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
