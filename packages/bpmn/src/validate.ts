import type { Finding, ValidationContext } from './finding.ts';
import { indexModel } from './lookup.ts';
import { ModelError } from './model-error.ts';
import { type ParsedBpmn, parseBpmn } from './parse.ts';
import { branchingRules } from './rules/branching.ts';
import { connectionRules } from './rules/connections.ts';
import { constructRules } from './rules/constructs.ts';
import { diagramRules } from './rules/diagram.ts';
import { expressionRules } from './rules/expressions.ts';
import { processRules } from './rules/process.ts';
import type { RuleFinding, RuleGroup } from './rules/rule.ts';
import { stepRules } from './rules/steps.ts';
import { wordRules } from './rules/words.ts';
import { xmlRules } from './rules/xml.ts';

/** What a process must fulfil to be run at all. */
const EXECUTION: readonly RuleGroup[] = [
  xmlRules,
  processRules,
  constructRules,
  connectionRules,
  branchingRules,
  expressionRules,
];

/** What a service item's process must fulfil besides. */
const SERVICE: readonly RuleGroup[] = [wordRules, stepRules, diagramRules];

/**
 * Checks a model with all rules. A model with a finding of severity `error` must not be deployed. Unreadable XML is a
 * finding like any other.
 */
export async function validateModel(source: string | ParsedBpmn, context: ValidationContext = {}): Promise<Finding[]> {
  try {
    const parsed = typeof source === 'string' ? await parseBpmn(source) : source;
    return check(parsed, [...EXECUTION, ...SERVICE], context);
  } catch (error) {
    if (error instanceof ModelError) return [unreadable(error)];
    throw error;
  }
}

/** Checks only what decides whether a process can be run: not who works on it and how it is drawn. */
export function validateExecution(parsed: ParsedBpmn): Finding[] {
  return check(parsed, EXECUTION, {});
}

function check(parsed: ParsedBpmn, groups: readonly RuleGroup[], context: ValidationContext): Finding[] {
  const input = { parsed, index: indexModel(parsed.model), context };
  const lines = elementLines(parsed.xml);
  return groups.flatMap((group) => [...group(input)]).map((finding) => withLine(finding, lines));
}

function withLine(finding: RuleFinding, lines: ReadonlyMap<string, number>): Finding {
  const line = finding.line ?? (finding.elementId ? lines.get(finding.elementId) : undefined);
  return line === undefined ? finding : { ...finding, line };
}

/** Line of each id in the XML; the parser does not keep positions. */
function elementLines(xml: string): Map<string, number> {
  const lines = new Map<string, number>();
  let line = 1;
  for (const text of xml.split('\n')) {
    for (const [, , id] of text.matchAll(/\sid\s*=\s*(["'])(.*?)\1/g)) if (id && !lines.has(id)) lines.set(id, line);
    line++;
  }
  return lines;
}

function unreadable(error: ModelError): Finding {
  return {
    rule: error.code,
    severity: 'error',
    ...(error.elementId && { elementId: error.elementId }),
    ...(error.line !== undefined && { line: error.line }),
    message: { zh: `无法读取该文件：${error.message}`, en: error.message },
    mend: { zh: '请上传由 BPMN 2.0 设计器导出的文件。', en: 'Use a file exported by a BPMN 2.0 modeler.' },
  };
}
