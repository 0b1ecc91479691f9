import { date, dateAndTime, evaluate, FeelFunction } from 'feelin';
import { ExpressionError } from '../errors.ts';

/** What an expression may know. */
export interface Scope {
  clock: () => Date;
  /** IANA zone for `today()` and for date-times without a zone. */
  timeZone: string;
  variables: Record<string, unknown>;
}

/**
 * Evaluates FEEL. `now()` and `today()` follow the scope's clock. feelin parses on every evaluation (0.1–0.4 ms) because
 * FEEL's grammar depends on the names in scope; it offers nothing to keep.
 *
 * @throws ExpressionError for syntax errors
 */
export function evaluateFeel(elementId: string, expression: string, scope: Scope): { value: unknown; notes: string } {
  try {
    const { value, warnings } = evaluate(expression, { ...scope.variables, ...timeFunctions(scope) });
    return { value, notes: warnings.map((w) => w.message).join('; ') };
  } catch (error) {
    throw new ExpressionError(elementId, expression, error instanceof Error ? error.message : String(error));
  }
}

/**
 * Evaluates a condition. Anything but true or false is an error: a condition over a variable that is not there must not
 * silently send an application the other way.
 */
export function evaluateCondition(elementId: string, expression: string, scope: Scope): boolean {
  const { value, notes } = evaluateFeel(elementId, expression, scope);
  if (typeof value === 'boolean') return value;
  throw new ExpressionError(
    elementId,
    expression,
    `the condition is ${describe(value)}, not true or false${hint(notes)}`,
  );
}

/** Says what kind of value it is, without showing business data. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a context or date' : `a ${typeof value}`;
}

export function hint(notes: string): string {
  return notes ? ` (${notes})` : '';
}

function timeFunctions(scope: Scope) {
  const at = scope.clock();
  return {
    now: new FeelFunction(() => dateAndTime(at.toISOString()), []),
    today: new FeelFunction(() => date(localDate(at, scope.timeZone)), []),
  };
}

function localDate(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}
