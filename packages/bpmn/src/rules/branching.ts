import type { FlowNode, SequenceFlow } from '../process-model.ts';
import { error, label, type RuleFinding, type RuleGroup, type RuleInput, warning } from './rule.ts';

/** Splits say when which flow is taken, and what happens when no condition holds. */
export const branchingRules: RuleGroup = function* (input) {
  for (const node of input.parsed.model.nodes) {
    const outgoing = input.index.outgoing(node.id);
    yield* defaultFindings(node, outgoing);
    if (node.type !== 'bpmn:ExclusiveGateway' && node.type !== 'bpmn:InclusiveGateway') continue;
    if (outgoing.length < 2) continue;
    yield* node.manualBranching ? manualFindings(input, outgoing) : conditionFindings(node, outgoing);
  }
};

function* defaultFindings(node: FlowNode, outgoing: readonly SequenceFlow[]): Iterable<RuleFinding> {
  for (const flow of outgoing)
    if (flow.isDefault && flow.condition !== undefined && !node.manualBranching)
      yield error(
        'default-has-condition',
        flow.id,
        { zh: `默认连线${label(flow).zh}带有条件。`, en: `Default flow ${label(flow).en} has a condition.` },
        {
          zh: '请删除条件：其他条件都不成立时才走默认连线。',
          en: 'Remove the condition: it is taken when no other holds.',
        },
      );
}

function* conditionFindings(node: FlowNode, outgoing: readonly SequenceFlow[]): Iterable<RuleFinding> {
  const which = label(node);
  if (!outgoing.some((f) => f.isDefault))
    yield error(
      'default-missing',
      node.id,
      {
        zh: `网关${which.zh}没有默认连线，条件都不成立时流程会中断。`,
        en: `Gateway ${which.en} has no default flow: it fails when no condition holds.`,
      },
      { zh: '请把一条连线设为默认。', en: 'Make one flow the default.' },
    );
  for (const flow of outgoing)
    if (!flow.isDefault && flow.condition === undefined)
      yield error(
        'condition-missing',
        flow.id,
        {
          zh: `从网关${which.zh}出发的连线${label(flow).zh}没有条件。`,
          en: `Flow ${label(flow).en} of gateway ${which.en} has no condition.`,
        },
        {
          zh: '请填写条件，或设为默认连线，或由办理人选择分支。',
          en: 'Give it a condition, make it the default, or let the handler choose.',
        },
      );
}

function* manualFindings({ index }: RuleInput, outgoing: readonly SequenceFlow[]): Iterable<RuleFinding> {
  for (const flow of outgoing) {
    const target = index.node(flow.target);
    if (flow.name || flow.names.zh || target?.name || target?.names.zh) continue;
    yield warning(
      'choice-unnamed',
      flow.id,
      {
        zh: `供办理人选择的连线${label(flow).zh}没有名称。`,
        en: `Flow ${label(flow).en} is offered as a choice but has no name.`,
      },
      { zh: '请为连线或它指向的环节命名。', en: 'Name the flow or the step it leads to.' },
    );
  }
}
