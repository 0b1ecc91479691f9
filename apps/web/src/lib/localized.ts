import type { LocalizedText } from '@flowhall/contracts';
import { useCallback } from 'react';
import { useLanguage } from './use-language.ts';

/** Picks the reader's language from a text of the server; a missing translation falls back to the other language. */
export function useLocalized(): (text: LocalizedText) => string {
  const language = useLanguage();
  return useCallback((text) => text[language] || text.zh || text.en, [language]);
}
