import { syntaxFault } from '@flowhall/feel';
import type { FlowNode } from '../process-model.ts';
import { error, label, type RuleFinding, type RuleGroup } from './rule.ts';

/** A vote says when it is decided, and what votes count for in valid FEEL. */
export const voteRules: RuleGroup = function* ({ parsed }) {
  for (const node of parsed.model.nodes) {
    if (node.step?.mode !== 'vote') continue;
    const { share, threshold, weight, veto } = node.step.vote ?? {};
    const byShare = share !== undefined && share > 0 && share <= 1;
    const byThreshold = threshold !== undefined && threshold > 0;
    if (byShare === byThreshold) yield incomplete(node);
    for (const source of [weight, veto]) if (source !== undefined && syntaxFault(source)) yield invalid(node, source);
  }
};

function incomplete(node: FlowNode): RuleFinding {
  const which = label(node);
  return error(
    'vote-incomplete',
    node.id,
    {
      zh: `环节${which.zh}按票决定，但没有恰好设置一个有效的通过比例或通过票数。`,
      en: `Step ${which.en} is decided by vote, but does not say by exactly one valid share or threshold.`,
    },
    {
      zh: '请添加 <flow:vote share="2/3"/> 或 <flow:vote threshold="3"/>。',
      en: 'Add <flow:vote share="2/3"/> or <flow:vote threshold="3"/>.',
    },
  );
}

function invalid(node: FlowNode, source: string): RuleFinding {
  const which = label(node);
  return error(
    'vote-expression-invalid',
    node.id,
    {
      zh: `环节${which.zh}的票权或否决权不是有效的 FEEL：${source}`,
      en: `A weight or veto of step ${which.en} is no valid FEEL: ${source}`,
    },
    {
      zh: '请改为 FEEL 表达式，例如 if person.username = "dean" then 2 else 1。',
      en: 'Write FEEL, for example if person.username = "dean" then 2 else 1.',
    },
  );
}
