import type { Finding, LocalizedText } from '@flowhall/bpmn';

export type { LocalizedText };

/** Something wrong with a service item, with the place and the cure. Items with errors are never deployed. */
export interface ItemFinding {
  /** Stable rule id, for example `manifest/required`. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** Path inside the item folder. */
  readonly file: string;
  /** Counted from 1; null when the finding is about the whole file. */
  readonly line: number | null;
  /** Counted from 1, where known. */
  readonly column?: number;
  /** BPMN element, form field or manifest entry that is meant. */
  readonly element: string | null;
  readonly message: LocalizedText;
  readonly mend: LocalizedText;
}

/** What is found in a model, as a finding of the item that holds it. */
export function ofFile(file: string, { elementId, line, ...finding }: Finding): ItemFinding {
  return { ...finding, file, line: line ?? null, element: elementId ?? null };
}

/** Whether something keeps an item from being deployed. */
export const hasErrors = (findings: readonly Pick<ItemFinding, 'severity'>[]): boolean =>
  findings.some((finding) => finding.severity === 'error');
