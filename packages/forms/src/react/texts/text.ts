import { fillText } from '../../messages/fill-text.ts';
import type { Lang } from '../../types.ts';
import { en } from './en.ts';
import { type TextKey, zh } from './zh.ts';

export type { TextKey };

const catalogues: Record<Lang, Record<TextKey, string>> = { zh, en };

/** Says a text of the renderer in a language. */
export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

export function sayIn(lang: Lang): Say {
  return (key, values = {}) => fillText(catalogues[lang][key], values);
}
