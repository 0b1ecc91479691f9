import { DEFAULT_TIME_ZONE, type WorkingCalendar } from '@flowhall/calendar';
import { evaluate, FeelError, type FeelResult, type FeelScope, evaluateCondition as holds } from '@flowhall/feel';
import { ExpressionError } from './errors.ts';
import type { Command, StepContext } from './port.ts';

/** What expressions of a step know. Scripts and data associations set its variables. */
export interface Scope extends FeelScope {
  readonly variables: Record<string, unknown>;
  /** For timers that count working time. */
  readonly calendar?: WorkingCalendar;
}

/** What expressions see in a step: one instant, the instance's variables and what the command brings. */
export function stepScope({ clock, timeZone, calendar, variables }: StepContext, command?: Command): Scope {
  const at = clock();
  return {
    clock: () => at,
    timeZone: timeZone ?? DEFAULT_TIME_ZONE,
    variables: { ...variables, ...(command && 'output' in command && command.output) },
    ...(calendar && { calendar }),
  };
}

/**
 * Evaluates FEEL for an element.
 *
 * @throws ExpressionError for syntax errors
 */
export function evaluateFeel(elementId: string, expression: string, scope: Scope): FeelResult {
  return forElement(elementId, () => evaluate(expression, scope));
}

/**
 * Evaluates a condition. Anything but true or false is an error: a condition over a variable that is not there must not
 * silently send an application the other way.
 *
 * @throws ExpressionError
 */
export function evaluateCondition(elementId: string, expression: string, scope: Scope): boolean {
  return forElement(elementId, () => holds(expression, scope));
}

/** Runs something that evaluates FEEL; its errors name the element. */
function forElement<T>(elementId: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof FeelError) throw new ExpressionError(elementId, error.expression, error.reason);
    throw error;
  }
}
