import antd from 'antd/es/locale/en_US';
import type { LanguagePack } from '../language-pack.ts';
import { catalogues } from './index.ts';

export const pack: LanguagePack = { language: 'en', htmlLang: 'en', dayjsLocale: 'en', antd, catalogues };
