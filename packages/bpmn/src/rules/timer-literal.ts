import { cronFault, looksLikeCron, parseDuration, parseInstant, parseRepeatingInterval } from '@flowhall/calendar';
import type { TimerSpec } from '../execution-model.ts';

const LONGEST = 200;

/**
 * Why a text says no time: ISO 8601, for a cycle also a cron pattern of five or six fields. Nothing when it does.
 * Expressions are another matter.
 *
 * @returns what is wrong in a few words, empty when there is nothing to add
 */
export function timerLiteralFault(kind: TimerSpec['kind'], text: string): string | undefined {
  if (text.length >= LONGEST) return 'too long';
  if (kind === 'cycle' && looksLikeCron(text)) return cronFault(text);
  return READ[kind](text) === undefined ? '' : undefined;
}

/** Which instant a date without a zone is does not matter here. */
const READ: Readonly<Record<TimerSpec['kind'], (text: string) => unknown>> = {
  date: (text) => parseInstant(text, 'UTC'),
  duration: parseDuration,
  cycle: (text) => parseRepeatingInterval(text, 'UTC'),
};
