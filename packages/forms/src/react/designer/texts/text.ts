import { fillText } from '../../../messages/fill-text.ts';
import type { Lang } from '../../../types.ts';
import { en } from './en.ts';
import { type DesignerText, zh } from './zh.ts';

export type { DesignerText };

const catalogues: Record<Lang, Record<DesignerText, string>> = { zh, en };

/** Says a text of the designer in a language. */
export type DesignerSay = (key: DesignerText, values?: Readonly<Record<string, string | number>>) => string;

export function designerSay(lang: Lang): DesignerSay {
  return (key, values = {}) => fillText(catalogues[lang][key], values);
}
