import type { BpmnDocument } from '../../structure/bpmn-document.ts';
import type { BpmnElement } from '../../structure/bpmn-element.ts';
import type { LocalizedText } from '../../text.ts';
import type { RuleDescription } from '../rule-description.ts';

/** Where a rule is broken, and what there is to add to what it demands. */
export interface Violation {
  readonly element: BpmnElement;
  readonly detail?: LocalizedText | string;
}

/** A rule of BPMN 2.0 about elements of some types. */
export interface StructureRule extends RuleDescription {
  /** BPMN types that are looked at, subtypes included. */
  readonly on: readonly string[];
  /** Whether an element of these types breaks the rule: true, what there is to add, or where exactly. */
  readonly breaks: (element: BpmnElement, document: BpmnDocument) => boolean | string | undefined | Iterable<Violation>;
}

/** Runs a rule over a file. */
export function* violationsOf(rule: StructureRule, document: BpmnDocument): Iterable<Violation> {
  for (const element of document.of(...rule.on)) {
    const broken = rule.breaks(element, document);
    if (typeof broken === 'string') yield { element, ...(broken && { detail: broken }) };
    else if (typeof broken === 'object') yield* broken;
    else if (broken) yield { element };
  }
}
