import type { ParsedBpmn } from '@flowhall/bpmn';
import { lineOfElement } from './element-line.ts';
import type { ItemFinding, LocalizedText } from './finding.ts';
import type { ItemContext } from './validate-item.ts';

/** What a service item asks of its process besides BPMN's and the `flow:` rules. */
export function checkSteps(parsed: ParsedBpmn, context: ItemContext): ItemFinding[] {
  const { nodes } = parsed.model;
  const findings: ItemFinding[] = [];
  const report = (rule: string, element: string | null, message: LocalizedText, mend: LocalizedText): void => {
    const line = element ? lineOfElement(parsed.xml, element) : null;
    findings.push({ rule, severity: 'error', file: 'process.bpmn', line, element, message, mend });
  };
  const applies = nodes.filter((node) => node.step?.kind === 'apply');
  if (applies.length !== 1) {
    report(
      'item/apply-step',
      applies[1]?.id ?? null,
      {
        zh: applies.length === 0 ? '流程没有填写申请的环节' : '流程有多个填写申请的环节',
        en:
          applies.length === 0 ? 'The process has no step for applying' : 'The process has several steps for applying',
      },
      { zh: '把且仅把第一个环节设为“填写申请”（kind="apply"）。', en: 'Give exactly the first step the kind "apply".' },
    );
  }
  for (const node of nodes) {
    const mode = node.step?.mode;
    if (!mode || !context.modes || context.modes.includes(mode)) continue;
    report(
      'item/mode-unavailable',
      node.id,
      { zh: `办理方式 ${mode} 尚不可用`, en: `The mode "${mode}" cannot be run yet` },
      { zh: `改用 ${context.modes.join('、')}。`, en: `Use ${context.modes.join(' or ')}.` },
    );
  }
  return findings;
}
