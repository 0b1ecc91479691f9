import type { Language } from '@flowhall/contracts';
import type { Locale } from 'antd/es/locale';

/** Everything that changes with the language, loaded as one chunk. */
export interface LanguagePack {
  language: Language;
  htmlLang: string;
  dayjsLocale: string;
  antd: Locale;
  catalogues: Record<string, object>;
}
