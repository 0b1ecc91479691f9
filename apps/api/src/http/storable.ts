import type { LocalizedText } from '@flowhall/contracts';

/** Deeper than any form; the walk below and all serialisers are recursive. */
const MAX_DEPTH = 40;

const CHARACTERS: LocalizedText = {
  zh: '含有无法保存的字符',
  en: 'contains characters that cannot be stored',
};
const DEPTH: LocalizedText = { zh: '嵌套过深', en: 'is nested too deeply' };

/** Why a value cannot be kept, and where. */
export interface StorageFault {
  /** Keys and indices from the outside in. */
  readonly path: readonly string[];
  readonly message: LocalizedText;
}

/** PostgreSQL knows no null character, and half a surrogate pair is no character at all. */
const isStorableText = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** The first part of a JSON value that the database would refuse or that is nested too deeply; null when all is well. */
export function storageFault(value: unknown, depth = 0): StorageFault | null {
  if (typeof value === 'string') return isStorableText(value) ? null : { path: [], message: CHARACTERS };
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= MAX_DEPTH) return { path: [], message: DEPTH };
  for (const [key, child] of Object.entries(value)) {
    if (!isStorableText(key)) return { path: [], message: CHARACTERS };
    const fault = storageFault(child, depth + 1);
    if (fault) return { ...fault, path: [key, ...fault.path] };
  }
  return null;
}
