import type { LocalizedText } from '../text.ts';

/** What a rule is about. The table of rules in the documentation is made from these. */
export interface RuleDescription {
  /** Stable id. */
  readonly id: string;
  readonly severity: 'error' | 'warning';
  /** Section of the BPMN 2.0 specification that it comes from; nothing for rules of our own. */
  readonly source?: string;
  /** What it demands, in one sentence. */
  readonly demand: LocalizedText;
  /** How to fulfil it. */
  readonly mend: LocalizedText;
}
