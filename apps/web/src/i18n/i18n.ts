import type { Language } from '@flowhall/contracts';
import dayjs from 'dayjs';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { createStore } from '../lib/store.ts';
import type { LanguagePack } from './language-pack.ts';

const STORAGE_KEY = 'flowhall.language';
const packs: Record<Language, () => Promise<{ pack: LanguagePack }>> = {
  zh: () => import('./zh/pack.ts'),
  en: () => import('./en/pack.ts'),
};

/** What the provider of the component library needs of the current language; null before the first one is loaded. */
export const languagePack = createStore<LanguagePack | null>(null);

/** Language of the interface; Chinese before anything else is known. */
export function currentLanguage(): Language {
  return languagePack.get()?.language ?? 'zh';
}

function rememberedLanguage(): Language {
  const stored = localStorage.getItem(STORAGE_KEY);
  if (stored === 'zh' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** Loads a language with its texts, component texts and date names, and switches the whole interface to it. */
export async function switchLanguage(language: Language): Promise<void> {
  if (languagePack.get()?.language === language) return;
  const { pack } = await packs[language]();
  for (const [namespace, texts] of Object.entries(pack.catalogues)) {
    i18next.addResourceBundle(language, namespace, texts);
  }
  if (needsLater) await addLater(language);
  dayjs.locale(pack.dayjsLocale);
  await i18next.changeLanguage(language);
  localStorage.setItem(STORAGE_KEY, language);
  document.documentElement.lang = pack.htmlLang;
  languagePack.set(pack);
}

/** Texts that are loaded with the pages that need them. */
const LATER: Record<Language, () => Promise<{ catalogues: Record<string, object> }>> = {
  zh: () => import('./studio/zh/index.ts'),
  en: () => import('./studio/en/index.ts'),
};
let needsLater = false;

async function addLater(language: Language): Promise<void> {
  const { catalogues } = await LATER[language]();
  for (const [namespace, texts] of Object.entries(catalogues)) i18next.addResourceBundle(language, namespace, texts);
}

/** Loads the texts of the process studio, before its first page is shown. */
export async function loadStudioTexts(): Promise<void> {
  needsLater = true;
  await addLater(currentLanguage());
}

/** Prepares texts before the first render. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    defaultNS: 'common',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await switchLanguage(rememberedLanguage());
}
