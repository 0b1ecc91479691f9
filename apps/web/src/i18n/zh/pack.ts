import antd from 'antd/es/locale/zh_CN';
import 'dayjs/locale/zh-cn';
import type { LanguagePack } from '../language-pack.ts';
import { catalogues } from './index.ts';

export const pack: LanguagePack = { language: 'zh', htmlLang: 'zh-CN', dayjsLocale: 'zh-cn', antd, catalogues };
