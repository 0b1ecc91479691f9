import type { BpmnEditor, ElementInfo, StepName } from '@flowhall/modeler/editor';
import type { FeelVariable } from '@flowhall/modeler/feel';
import { createContext, useContext } from 'react';
import type { DepartmentNode } from '../../settings/use-organisation.ts';
import type { FormField } from './form-fields.ts';

/** A choice of a picker: what stands in the file and what the reader sees. */
export interface Choice {
  value: string;
  label: string;
}

/** What the fields of the panel know of the item and the organisation. */
export interface PanelData {
  readonly editor: BpmnEditor;
  readonly info: ElementInfo;
  readonly readOnly: boolean;
  readonly steps: readonly StepName[];
  readonly forms: readonly string[];
  /** Fields of the form in question. */
  readonly fields: readonly FormField[];
  readonly decisions: readonly string[];
  readonly roles: readonly Choice[];
  readonly posts: readonly Choice[];
  readonly departments: readonly DepartmentNode[];
  /** What expressions may name, and sample values for it. */
  readonly variables: readonly FeelVariable[];
  readonly sample: Readonly<Record<string, unknown>>;
}

export const PanelContext = createContext<PanelData | null>(null);

/** What the panel around a field knows. */
export function usePanel(): PanelData {
  const data = useContext(PanelContext);
  if (!data) throw new Error('A field of the step panel needs the panel around it');
  return data;
}
