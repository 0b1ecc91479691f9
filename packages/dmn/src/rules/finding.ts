import type { Finding } from '@flowhall/bpmn';

/** A text in both languages. */
export type LocalizedText = Finding['message'];

/** A finding without its place, which is looked up by element id. */
export type RuleFinding = Omit<Finding, 'line' | 'column'> & { line?: number };

/** The rules about decisions, by id. */
export type RuleId =
  | 'dmn-empty'
  | 'dmn-unknown-content'
  | 'dmn-unsupported'
  | 'dmn-id'
  | 'dmn-name'
  | 'dmn-requirement'
  | 'dmn-cycle'
  | 'dmn-logic-missing'
  | 'dmn-type-unknown'
  | 'dmn-language'
  | 'dmn-expression'
  | 'dmn-tests'
  | 'dmn-hit-policy'
  | 'dmn-aggregation'
  | 'dmn-priorities'
  | 'dmn-table-shape'
  | 'dmn-output-name'
  | 'dmn-output-value'
  | 'dmn-overlap'
  | 'dmn-gap'
  | 'dmn-outputs-differ';

/** A finding that keeps the decisions of a file from being made. */
export function error(rule: RuleId, elementId: string | undefined, message: LocalizedText, mend: LocalizedText) {
  return { rule, severity: 'error', ...(elementId && { elementId }), message, mend } satisfies RuleFinding;
}

/** A finding that one should look at. */
export function warning(rule: RuleId, elementId: string | undefined, message: LocalizedText, mend: LocalizedText) {
  return { rule, severity: 'warning', ...(elementId && { elementId }), message, mend } satisfies RuleFinding;
}

/** An element of the graph in words. */
export function label({ id, name }: { id: string; name: string }): LocalizedText {
  return name && name !== id ? { zh: `“${name}”（${id}）`, en: `"${name}" (${id})` } : { zh: `“${id}”`, en: `"${id}"` };
}
