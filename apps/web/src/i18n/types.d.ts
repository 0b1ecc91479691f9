import 'i18next';
import type { catalogues as later } from './studio/zh/index.ts';
import type { catalogues } from './zh/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof catalogues & typeof later;
  }
}
