import { type Finding, unreadable, type ValidationContext } from './finding.ts';
import { indexModel } from './lookup.ts';
import { ModelError } from './model-error.ts';
import { type ParsedBpmn, parseBpmn } from './parse.ts';
import { branchingRules } from './rules/branching.ts';
import { constructRules, hostConstructRules } from './rules/constructs.ts';
import { correlationRules } from './rules/correlation.ts';
import { dataStoreRules } from './rules/data-stores.ts';
import { decisionRules } from './rules/decisions.ts';
import { diagramRules } from './rules/diagram.ts';
import { dueRules } from './rules/due.ts';
import { expressionRules } from './rules/expressions.ts';
import { externalReferenceRules, importedReferenceRules } from './rules/external-references.ts';
import { innerExpressionRules } from './rules/inner-expressions.ts';
import { jobRules } from './rules/jobs.ts';
import { processRules } from './rules/process.ts';
import type { RuleFinding, RuleGroup } from './rules/rule.ts';
import { stepRules } from './rules/steps.ts';
import { timerRules } from './rules/timers.ts';
import { voteRules } from './rules/votes.ts';
import { wordRules } from './rules/words.ts';
import { xmlRules } from './rules/xml.ts';
import type { BpmnSource } from './source-text.ts';
import { validateStructure } from './validate-structure.ts';
import { elementPositions } from './xml/positions.ts';

/** What keeps a process from being run, within its file. */
const WITHIN: readonly RuleGroup[] = [
  constructRules,
  expressionRules,
  timerRules,
  correlationRules,
  dataStoreRules,
  innerExpressionRules,
  decisionRules,
];

/** What a runtime needs to run a process. */
const EXECUTION: readonly RuleGroup[] = [...WITHIN, externalReferenceRules];

/** What a service item's process must fulfil besides. */
const ITEM: readonly RuleGroup[] = [
  hostConstructRules,
  xmlRules,
  processRules,
  branchingRules,
  wordRules,
  stepRules,
  jobRules,
  voteRules,
  dueRules,
  diagramRules,
];

/** What a model is judged as. */
export interface ValidationOptions {
  /**
   * `item` (the default): the process of a service item, which needs one executable process, people for its steps, forms,
   * default flows and a diagram. `bpmn`: any BPMN file; structure and execution only, and what it imports may be elsewhere.
   */
  readonly profile?: 'item' | 'bpmn';
}

/**
 * Checks a model with all rules of a profile: structure, execution and, for service items, settings. A model with a
 * finding of severity `error` must not be deployed. Unreadable XML is a finding like any other.
 */
export async function validateModel(
  source: BpmnSource | ParsedBpmn,
  context: ValidationContext = {},
  { profile = 'item' }: ValidationOptions = {},
): Promise<Finding[]> {
  try {
    const parsed = typeof source === 'string' || source instanceof Uint8Array ? await parseBpmn(source) : source;
    const groups = profile === 'item' ? [...EXECUTION, ...ITEM] : [...WITHIN, importedReferenceRules];
    return [...validateStructure(parsed), ...check(parsed, groups, context)];
  } catch (error) {
    if (error instanceof ModelError) return [unreadable(error)];
    throw error;
  }
}

/**
 * Checks whether a process can be run: constructs that no runtime runs, by name, and expressions. Not whether it is right
 * BPMN (`validateStructure`), who works on it and how it is drawn.
 */
export function validateExecution(parsed: ParsedBpmn, context: Pick<ValidationContext, 'decisions'> = {}): Finding[] {
  return check(parsed, EXECUTION, context);
}

function check(parsed: ParsedBpmn, groups: readonly RuleGroup[], context: ValidationContext): Finding[] {
  const input = { parsed, index: indexModel(parsed.model), context };
  return withPlaces(
    parsed.xml,
    groups.flatMap((group) => [...group(input)]),
  );
}

/** Findings with line and column of their element, where they are known. */
export function withPlaces(xml: string, findings: readonly RuleFinding[]): Finding[] {
  if (!findings.length) return [];
  const positions = elementPositions(xml);
  return findings.map((finding) =>
    finding.line !== undefined || finding.elementId === undefined
      ? finding
      : { ...finding, ...positions.get(finding.elementId) },
  );
}
