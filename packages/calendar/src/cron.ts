import { Cron } from 'croner';

/**
 * What is wrong with a cron pattern of five fields (minute, hour, day of month, month, day of week) or six (with seconds
 * before them); nothing when it is right.
 */
export function cronFault(pattern: string): string | undefined {
  try {
    return open(pattern, 'UTC').nextRun(new Date('2001-01-01T00:00:00Z')) ? undefined : 'it never happens';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Whether a text looks like a cron pattern: several fields. */
export function looksLikeCron(text: string): boolean {
  return text.trim().split(/\s+/).length >= 2;
}

/**
 * The first time after an instant that a cron pattern names, on the clocks of a zone; nothing when there is none.
 *
 * @throws TypeError when the text is no pattern
 */
export function nextCron(pattern: string, after: Date, timeZone: string): Date | undefined {
  return open(pattern, timeZone).nextRun(after) ?? undefined;
}

/** Without a function to call, croner only reckons. */
function open(pattern: string, timezone: string): Cron {
  return new Cron(pattern.trim(), { timezone, mode: '5-or-6-parts' });
}
