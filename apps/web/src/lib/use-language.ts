import type { Language } from '@flowhall/contracts';
import { languagePack } from '../i18n/i18n.ts';
import { useStore } from './store.ts';

/** Language of the interface. */
export function useLanguage(): Language {
  return useStore(languagePack)?.language ?? 'zh';
}
