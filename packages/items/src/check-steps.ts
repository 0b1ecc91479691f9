import type { ParsedBpmn } from '@flowhall/bpmn';
import { lineOfElement } from './element-line.ts';
import type { ItemFinding, LocalizedText } from './finding.ts';

/** What a service item asks of its process besides BPMN's and the `flow:` rules. */
export function checkSteps(parsed: ParsedBpmn): ItemFinding[] {
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
  return findings;
}
