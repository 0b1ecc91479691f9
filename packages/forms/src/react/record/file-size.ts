import type { Lang } from '../../types.ts';

/** A size in bytes as people say it; nothing is smaller than 1 KB. */
export function fileSize(bytes: number, lang: Lang): string {
  const inMegabytes = bytes >= 1024 * 1024;
  const number = inMegabytes ? bytes / 1024 / 1024 : Math.max(1, bytes / 1024);
  const text = number.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: inMegabytes ? 1 : 0 });
  return `${text} ${inMegabytes ? 'MB' : 'KB'}`;
}
