import type { TimerSpec } from '../execution-model.ts';

const DURATION = 'P(?=.)(?:\\d+W|(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=.)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:[.,]\\d+)?S)?)?)';
const DATE = '\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d|@[\\w/]+)?)?';
const CRON = '[\\d*/,?#LW-]+(?: +[\\w*/,?#-]+){4,6}';

const LITERALS: Readonly<Record<TimerSpec['kind'], RegExp>> = {
  date: new RegExp(`^${DATE}$`),
  duration: new RegExp(`^${DURATION}$`),
  cycle: new RegExp(`^(?:R\\d*(?:/(?:${DATE}|${DURATION})){1,2}|${CRON})$`),
};

/** Whether a text says a time: ISO 8601, for a cycle also a cron expression. Expressions are another matter. */
export function isTimerLiteral(kind: TimerSpec['kind'], text: string): boolean {
  return text.length < 200 && LITERALS[kind].test(text);
}
