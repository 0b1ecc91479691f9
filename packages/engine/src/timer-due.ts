import type { TimerSpec } from '@flowhall/bpmn';
import { DEFAULT_TIME_ZONE } from '@flowhall/calendar';
import { type Due, dueDate } from '@flowhall/tokens/port';

/**
 * When a timer that starts a process is due: no instance is there yet, so that its expression sees no variables.
 * @param from start of durations and intervals
 * @throws ExpressionError when the expression yields no date, duration or interval of the kind asked for
 */
export const startTimerDue = (elementId: string, timer: TimerSpec, from: Date): Due =>
  dueDate(elementId, timer, from, { variables: {}, clock: () => from, timeZone: DEFAULT_TIME_ZONE });
