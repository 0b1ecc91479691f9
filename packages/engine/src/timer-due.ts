import type { TimerSpec } from '@flowhall/bpmn';
import { DEFAULT_TIME_ZONE } from '@flowhall/calendar';
import { type Due, dueDate, nextDue } from '@flowhall/tokens/port';

/**
 * When a timer that starts a process, deployed now, is due first. No instance is there yet: its expression sees no variables.
 * @throws ExpressionError when the expression yields no date, duration or cycle, as its kind demands
 */
export const startTimerDue = (elementId: string, timer: TimerSpec, now: Date): Due =>
  dueDate(elementId, timer, scopeAt(now));

/** When a start timer that has happened is due again; nothing when it was the last time. @throws ExpressionError */
export const nextStartTimerDue = (elementId: string, timer: TimerSpec, happened: Due, now: Date): Due | undefined =>
  nextDue(elementId, timer, happened, scopeAt(now));

const scopeAt = (now: Date) => ({ variables: {}, clock: () => now, timeZone: DEFAULT_TIME_ZONE });
