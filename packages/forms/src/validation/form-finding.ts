import type { Bilingual } from '../types.ts';

/** Something wrong with a form file. `path` is a JSON Pointer into the file. */
export interface FormFinding {
  /** Stable id, such as `form/permission-field`. */
  rule: string;
  severity: 'error' | 'warning';
  path: string;
  message: Bilingual;
  mend: Bilingual;
}

export type Report = (rule: string, path: string, message: Bilingual, mend: Bilingual, severity?: 'warning') => void;
