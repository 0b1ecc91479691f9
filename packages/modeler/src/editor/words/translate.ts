import { advancedZh } from './advanced-zh.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** Replaces the library's translation: its texts in admins' words of a language. */
export function createTranslate(lang: string) {
  // the menus' words come first: they are in more places
  const words: Readonly<Record<string, string>> = lang === 'en' ? en : { ...advancedZh, ...zh };
  return (template: string, replacements: Readonly<Record<string, string>> = {}): string =>
    (words[template] ?? template).replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const value = replacements[name];
      return value === undefined ? whole : (words[value] ?? value);
    });
}
