import { createContext, useContext } from 'react';
import type { FieldRef, OtherForm } from '../../designer/index.ts';
import type { FormFile, Lang } from '../../types.ts';
import type { FlowFormPorts } from '../ports.ts';
import type { MatrixStep } from './matrix/permission-matrix.tsx';
import type { DesignerSay } from './texts/text.ts';

/** What the parts of the designer share. */
export interface DesignerState {
  readonly form: FormFile;
  readonly lang: Lang;
  readonly say: DesignerSay;
  readonly ports: FlowFormPorts;
  readonly steps: readonly MatrixStep[];
  /** The other forms of the item. */
  readonly others: readonly OtherForm[];
  /** Files of the item that applicants can download, by their path. */
  readonly templates: readonly string[];
  readonly readOnly: boolean;
  readonly selected: FieldRef | null;
  /** Values on which conditions and formulas are tried. */
  readonly sample: Readonly<Record<string, unknown>>;
  select(ref: FieldRef | null): void;
  /** Chooses a field and shows it with its settings. */
  open(ref: FieldRef): void;
  /** Edits about the same thing in a row are one step of undo. */
  change(next: FormFile, about?: string): void;
  rename(ref: FieldRef, to: string): void;
  remove(ref: FieldRef): void;
}

export const DesignerContext = createContext<DesignerState | null>(null);

export function useDesigner(): DesignerState {
  const state = useContext(DesignerContext);
  if (!state) throw new Error('Part of the form designer outside of it');
  return state;
}
