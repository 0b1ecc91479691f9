import { useLanguage } from '../../../../lib/use-language.ts';

/** The name of an element in the reader's language, else in the other one, else its id. */
export function useNames(): (element: { id: string; names: { zh: string; en: string } }) => string {
  const lang = useLanguage();
  return ({ id, names }) => (lang === 'en' ? names.en || names.zh : names.zh || names.en) || id;
}
