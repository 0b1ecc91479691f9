import type { Language } from '@flowhall/contracts';

const LOCALES: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
const UNITS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** A length of time in its two largest units, as one says it: "3小时 5分钟". Null below a minute. `ms` in milliseconds. */
export function duration(ms: number, language: Language): string | null {
  const first = UNITS.findIndex((unit) => ms >= unit.ms);
  if (first === -1) return null;
  let rest = ms;
  const parts: string[] = [];
  for (const { unit, ms: size } of UNITS.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) {
      const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
      parts.push(new Intl.NumberFormat(LOCALES[language], style).format(count));
    }
  }
  return parts.join(' ');
}
