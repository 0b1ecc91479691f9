import type { Finding, ValidationContext } from '../finding.ts';
import type { ModelIndex } from '../lookup.ts';
import type { ModdleElement } from '../moddle-element.ts';
import type { ParsedBpmn } from '../parse.ts';
import type { LocalizedText } from '../text.ts';

/** What a rule looks at. */
export interface RuleInput {
  parsed: ParsedBpmn;
  index: ModelIndex;
  context: ValidationContext;
}

/** A finding; its place is looked up by element id. */
export type RuleFinding = Omit<Finding, 'column'>;

/** A group of rules. Each finding names its rule. */
export type RuleGroup = (input: RuleInput) => Iterable<RuleFinding>;

/** A finding that keeps the model from being deployed. */
export function error(rule: string, elementId: string | undefined, message: LocalizedText, mend: LocalizedText) {
  return { rule, severity: 'error', ...(elementId && { elementId }), message, mend } satisfies RuleFinding;
}

/** A finding that one should look at. */
export function warning(rule: string, elementId: string | undefined, message: LocalizedText, mend: LocalizedText) {
  return { rule, severity: 'warning', ...(elementId && { elementId }), message, mend } satisfies RuleFinding;
}

/** The element in words: its name, and its id to find it by. */
export function label(element: { id?: string; name?: unknown }): LocalizedText {
  const { id = '?', name } = element;
  return typeof name === 'string' && name.trim()
    ? { zh: `“${name}”（${id}）`, en: `"${name}" (${id})` }
    : { zh: `“${id}”`, en: `"${id}"` };
}

/** Every element of the tree that has an id, in document order as far as the parser keeps it. */
export function elements({ parsed }: RuleInput): Iterable<ModdleElement> {
  return parsed.elementsById.values();
}
