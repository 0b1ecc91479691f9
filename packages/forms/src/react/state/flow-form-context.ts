import { type ComponentType, createContext, type ReactNode, useContext } from 'react';
import type { FormError, Lang, StepForm } from '../../types.ts';
import type { FlowFormPorts, FormAttachment } from '../ports.ts';
import type { Say } from '../texts/text.ts';

/** Drawn around a field or, with `column`, the head of a column. */
export type FieldFrame = ComponentType<{ name: string; column?: string; children: ReactNode }>;

/** What templates, widgets and the record sheet share. */
export interface FlowFormState {
  form: StepForm;
  value: Readonly<Record<string, unknown>>;
  lang: Lang;
  say: Say;
  ports: FlowFormPorts;
  /** Fields that have to be filled in now because of others. */
  needed: ReadonlySet<string>;
  /** What a designer draws around fields and columns. */
  frame: FieldFrame | undefined;
  /** Phone layout: tables become cards. */
  narrow: boolean;
  /** Errors to be shown now. */
  errors: readonly FormError[];
  /** Pointers of fields that somebody changed since the reader last saw them. */
  changed: ReadonlySet<string>;
  /** Files known by name: the ports' and those uploaded here. */
  attachments: ReadonlyMap<string, FormAttachment>;
  rememberAttachment: (attachment: FormAttachment) => void;
  /** Number of uploads under way grows by `by`. */
  countUploads: (by: 1 | -1) => void;
}

export const FlowFormContext = createContext<FlowFormState | null>(null);

export function useFlowForm(): FlowFormState {
  const state = useContext(FlowFormContext);
  if (!state) throw new Error('Part of a form outside FlowForm');
  return state;
}
