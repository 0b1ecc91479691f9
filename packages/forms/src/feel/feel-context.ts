import { DEFAULT_TIME_ZONE } from '@flowhall/calendar';
import { evaluate } from '@flowhall/feel';

/** FEEL has null where JSON has nothing: every known name gets a value, so that `x = null` can be asked. */
export function feelContext(
  names: Iterable<string>,
  data: Readonly<Record<string, unknown>>,
  today: string | undefined,
): Record<string, unknown> {
  const context: Record<string, unknown> = { today: today ?? null };
  for (const name of names) context[name] = data[name] ?? null;
  return context;
}

/** The value of an expression; `null` when it cannot be evaluated, as FEEL has it. `now()` is the moment of asking. */
export function feelValue(expression: string, context: Record<string, unknown>): unknown {
  try {
    return evaluate(expression, { variables: context, clock: () => new Date(), timeZone: DEFAULT_TIME_ZONE }).value;
  } catch {
    return null;
  }
}
