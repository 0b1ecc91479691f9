import type { LocalizedText } from '@flowhall/contracts';

/** Something that has to be mended in the process. */
export interface Problem {
  rule: string;
  severity: 'error' | 'warning';
  elementId?: string | undefined;
  message: LocalizedText;
  mend: LocalizedText;
}
