import type { Catalogue } from '../../../../i18n/catalogue.ts';
import { process as en } from '../../../../i18n/studio/en/process/index.ts';
import { process as zh } from '../../../../i18n/studio/zh/process/index.ts';
import { useLanguage } from '../../../../lib/use-language.ts';

export type Words = Catalogue<typeof zh>;

/** The editor's texts. They come with it instead of with the first page. */
export function useWords(): Words {
  return useLanguage() === 'en' ? en : zh;
}

/** A word that is looked up by what stands in a file; what nobody knows is shown as it stands. */
export function wordFor(words: object, key: string): string {
  const found: unknown = Object.entries(words).find(([name]) => name === key)?.[1];
  return typeof found === 'string' ? found : key;
}

/** The words of the choices of a property such as `Step.kind`. */
export function choiceWord(words: Words, property: string, value: string): string {
  const found: unknown = Object.entries(words.choices).find(([name]) => name === property)?.[1];
  return typeof found === 'object' && found !== null ? wordFor(found, value) : value;
}
