import { isPlainName } from '@flowhall/feel';
import { extensions } from '../moddle-element.ts';
import type { FlowNode } from '../process-model.ts';
import { elements, error, label, type RuleFinding, type RuleGroup, type RuleInput } from './rule.ts';

/** Business rule tasks name a decision that exists and a variable for its result. */
export const decisionRules: RuleGroup = function* (input) {
  yield* placeFindings(input);
  const known = input.context.decisions && new Set(input.context.decisions);
  for (const node of input.parsed.model.nodes) if (node.calledDecision) yield* calledFindings(node, known);
};

function* placeFindings(input: RuleInput): Iterable<RuleFinding> {
  for (const element of elements(input)) {
    const found = extensions(element, 'flow:CalledDecision');
    const which = label(element);
    if (found.length && element.$type !== 'bpmn:BusinessRuleTask')
      yield error(
        'decision-misplaced',
        element.id,
        { zh: `${which.zh}不能设置 flow:calledDecision。`, en: `${which.en} cannot have a flow:calledDecision.` },
        { zh: '请移到业务规则任务上。', en: 'Move it to a business rule task.' },
      );
    else if (found.length > 1 || (found.length && input.index.node(element.id ?? '')?.job))
      yield error(
        'decision-several',
        element.id,
        { zh: `${which.zh}设置了多个决策或作业。`, en: `${which.en} has several decisions or jobs.` },
        { zh: '请只保留一个。', en: 'Keep one.' },
      );
  }
}

function* calledFindings(node: FlowNode, known: ReadonlySet<string> | undefined): Iterable<RuleFinding> {
  const { decision = '', result = '' } = node.calledDecision ?? {};
  const which = label(node);
  if (!decision || known?.has(decision) === false)
    yield error(
      'decision-unknown',
      node.id,
      {
        zh: decision ? `任务${which.zh}引用的决策“${decision}”不存在。` : `任务${which.zh}没有说明决策。`,
        en: decision
          ? `Task ${which.en} calls the decision "${decision}", which does not exist.`
          : `Task ${which.en} does not say which decision is made.`,
      },
      {
        zh: '请填写 decisions/ 下某个 DMN 文件中决策的 id。',
        en: 'Give the id of a decision in a DMN file below decisions/.',
      },
    );
  if (!isPlainName(result))
    yield error(
      'decision-result',
      node.id,
      {
        zh: `任务${which.zh}的决策结果没有可用的变量名：${result || '（空）'}`,
        en: `Task ${which.en} names no usable variable for the result: ${result || '(empty)'}`,
      },
      { zh: '请在 result 中填写变量名，例如 level。', en: 'Name a variable in result, for example level.' },
    );
}
