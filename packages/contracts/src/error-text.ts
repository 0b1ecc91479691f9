import { ERRORS, type ErrorCode } from './errors.ts';

/** Text of an error in a language, with its `{name}` places filled; unknown places stay as they are. */
export function errorText(code: ErrorCode, lang: 'zh' | 'en', params: Record<string, string | number> = {}): string {
  const { seconds } = params;
  const text =
    typeof seconds === 'number' && seconds > MINUTE
      ? ERRORS[code][lang].replace(/\{seconds\} (seconds|秒)/, longWait(seconds, lang))
      : ERRORS[code][lang];
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** A wait that nobody counts in seconds: never shorter than it is. */
function longWait(seconds: number, lang: 'zh' | 'en'): string {
  const [count, zh, en] =
    seconds > 2 * HOUR ? [seconds / HOUR, '小时', 'hours'] : [seconds / MINUTE, '分钟', 'minutes'];
  return `${Math.ceil(count as number)} ${lang === 'zh' ? zh : en}`;
}
