import { type Finding, unreadable } from './finding.ts';
import { ModelError } from './model-error.ts';
import type { ParsedBpmn } from './parse.ts';
import { refuseHarm } from './refuse-harm.ts';
import { STRUCTURE_RULES } from './rules/structure/index.ts';
import { type StructureRule, type Violation, violationsOf } from './rules/structure/structure-rule.ts';
import { XML_MALFORMED } from './rules/structure/well-formed.ts';
import { type BpmnSource, sourceText } from './source-text.ts';
import { indexDocument } from './structure/bpmn-document.ts';
import type { BpmnElement } from './structure/bpmn-element.ts';
import { readBpmnFile } from './structure/read-document.ts';
import type { LocalizedText } from './text.ts';
import { openTagPositions, type Position } from './xml/positions.ts';

/** More findings of one rule than this help nobody. */
const MAX_FINDINGS_PER_RULE = 50;

/**
 * Checks whether a file is BPMN 2.0: well-formed, valid by the XML schema, and right by the rules that the specification
 * states in words. Whether it can be executed is another question (`validateExecution`). Never throws for any content.
 */
export function validateStructure(source: BpmnSource | ParsedBpmn): Finding[] {
  try {
    const xml = typeof source === 'string' || source instanceof Uint8Array ? sourceText(source) : source.xml;
    return check(xml);
  } catch (error) {
    if (error instanceof ModelError) return [unreadable(error)];
    throw error;
  }
}

function check(xml: string): Finding[] {
  refuseHarm(xml);
  const document = indexDocument(readBpmnFile(xml));
  const positions = openTagPositions(xml);
  const findings: Finding[] = document.faults.slice(0, MAX_FINDINGS_PER_RULE).map(({ message, ordinal }) => ({
    ...ofRule(XML_MALFORMED),
    message: worded({ zh: '文件', en: 'The file' }, XML_MALFORMED.demand, message),
    ...(positions[ordinal] ?? { line: 1 }),
  }));
  for (const rule of STRUCTURE_RULES) {
    let count = 0;
    for (const violation of violationsOf(rule, document)) {
      findings.push(finding(rule, violation, positions));
      if (++count >= MAX_FINDINGS_PER_RULE) break;
    }
  }
  return findings;
}

function ofRule({ id, severity, mend }: Pick<StructureRule, 'id' | 'severity' | 'mend'>) {
  return { rule: id, severity, mend };
}

function finding(rule: StructureRule, { element, detail }: Violation, positions: readonly Position[]): Finding {
  return {
    ...ofRule(rule),
    ...(element.id && { elementId: element.id }),
    ...positions[element.xml.ordinal],
    message: worded(named(element), rule.demand, detail),
  };
}

function worded(where: LocalizedText, demand: LocalizedText, detail: LocalizedText | string = ''): LocalizedText {
  const { zh, en } = typeof detail === 'string' ? { zh: detail, en: detail } : detail;
  return {
    zh: `${where.zh}：${demand.zh}${zh && `（${shortened(zh)}）`}`,
    en: `${where.en}: ${demand.en}${en && ` (${shortened(en)})`}`,
  };
}

const shortened = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

/** The element in words: its name and id, else its tag. */
function named({ id, tag, xml }: BpmnElement): LocalizedText {
  const name = xml.attributes.get('name')?.trim();
  const given = id ?? `<${tag}>`;
  return name
    ? { zh: `“${shortened(name)}”（${given}）`, en: `"${shortened(name)}" (${given})` }
    : { zh: `“${given}”`, en: `"${given}"` };
}
