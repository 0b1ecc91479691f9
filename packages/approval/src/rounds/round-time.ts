import type { DueSetting } from '@flowhall/bpmn';
import { addDuration, DEFAULT_TIME_ZONE, type Duration, parseDuration, type WorkingCalendar } from '@flowhall/calendar';
import { EngineError } from '@flowhall/engine';
import { evaluate, isoText } from '@flowhall/feel';
import { dueDate } from '@flowhall/tokens/port';
import { ApprovalError } from '../errors.ts';
import { expressionContext } from '../expression-context.ts';
import type { Step } from '../model.ts';
import type { Round, RoundTime, TimeMark } from '../state.ts';
import type { Work } from '../unit-of-work/work.ts';

/**
 * When a step that begins now is due, and at which instants the system has something to do about it. Null for a step that
 * is not due at any time.
 * @throws ApprovalError `process-failed` when its expression gives no length of time
 */
export function roundTimeOf(work: Work, step: Step): RoundTime | null {
  const { due } = step.settings;
  const after = due && lengthOf(work, step, due);
  if (!due || after === null || after === undefined) return null;
  return countedFrom(work, step, due, { from: work.at, after });
}

/**
 * The same for an open round, counted anew from when its time began, by the calendar as it is now.
 * @throws ApprovalError as {@link roundTimeOf}
 */
export function recountedTimeOf(work: Work, step: Step, { openedAt, state: { time } }: Round): RoundTime | null {
  const { due } = step.settings;
  const after = due && (time?.after ?? lengthOf(work, step, due));
  if (!due || after === null || after === undefined) return null;
  return countedFrom(work, step, due, { from: time?.from ?? openedAt, after });
}

function countedFrom(
  work: Work,
  step: Step,
  due: DueSetting,
  begun: { readonly from: string; readonly after: string },
): RoundTime {
  const dueAt = dueDateOf(work, step, due, begun).toISOString();
  return { dueAt, ...begun, marks: marksOf(work, due, dueAt) };
}

/** The instant at which the system next has something to do about a round; null when it has not. */
export const wakeAt = ({ status, state }: Pick<Round, 'status' | 'state'>): string | null =>
  status === 'open' ? (state.time?.marks[0]?.at ?? null) : null;

/** The duration as a text; null where the expression says that there is none. */
function lengthOf(work: Work, step: Step, { after }: DueSetting): string | null {
  if (!after.startsWith('=')) return after;
  const { value } = evaluate(after.slice(1), {
    variables: expressionContext(work.variables, work.initiator),
    clock: () => new Date(work.at),
    timeZone: DEFAULT_TIME_ZONE,
  });
  if (value === null) return null;
  const text = typeof value === 'string' ? value : isoText(value);
  const duration = parseDuration(text ?? '');
  if (text !== undefined && duration && duration.months >= 0 && duration.days >= 0 && duration.time >= 0) return text;
  throw new ApprovalError('process-failed', {
    step: step.id,
    reason: 'the time that the step is due after is no duration',
  });
}

function dueDateOf(
  work: Work,
  step: Step,
  { counts }: DueSetting,
  { from, after }: { readonly from: string; readonly after: string },
): Date {
  const workingTime = counts === 'working' ? { workingTime: true as const } : {};
  const timer = { kind: 'duration' as const, expression: after, ...workingTime };
  const { calendar } = work.ports;
  const clock = () => new Date(from);
  try {
    return dueDate(step.id, timer, { variables: {}, clock, timeZone: DEFAULT_TIME_ZONE, calendar }).dueAt;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new ApprovalError('process-failed', { step: step.id, reason: error.message }, error);
  }
}

/** Soonest first; what would come before the step has begun, or together with the end of its time, is left out. */
function marksOf(work: Work, due: DueSetting, dueAt: string): TimeMark[] {
  const { calendar } = work.ports;
  const at = (texts: readonly string[], sign: 1 | -1, what: TimeMark['what']): TimeMark[] =>
    texts.flatMap((text) => {
      const duration = parseDuration(text);
      return duration ? { at: moved(calendar, due, dueAt, duration, sign).toISOString(), what } : [];
    });
  const marks: TimeMark[] = [
    ...at(due.remindBefore, -1, 'soon').filter((mark) => mark.at > work.at && mark.at < dueAt),
    { at: dueAt, what: 'overdue' },
    ...at(due.remindAfter, 1, 'late').filter((mark) => mark.at > dueAt),
  ];
  return marks.sort((one, other) => one.at.localeCompare(other.at));
}

function moved(
  calendar: WorkingCalendar,
  { counts }: DueSetting,
  dueAt: string,
  { months, days, time }: Duration,
  sign: 1 | -1,
): Date {
  const from = new Date(dueAt);
  if (counts === 'working')
    return sign > 0 ? calendar.addWorkingTime(from, { days, time }) : calendar.workingTimeBefore(from, { days, time });
  return addDuration(from, { months: sign * months, days: sign * days, time: sign * time }, DEFAULT_TIME_ZONE);
}
