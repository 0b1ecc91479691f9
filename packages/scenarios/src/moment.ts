import { DEFAULT_TIME_ZONE, parseInstant } from '@flowhall/calendar';
import { NotPlayable } from './refusal.ts';

/** The instant of a date and time on the clocks of Beijing, in milliseconds since 1970. */
export function momentOf(text: string): number {
  const at = parseInstant(text, DEFAULT_TIME_ZONE);
  if (!at) throw new NotPlayable(`没有这个时刻：${text}`, `there is no such moment: ${text}`);
  return at.getTime();
}
