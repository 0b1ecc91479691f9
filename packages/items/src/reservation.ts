import { DEFAULT_TIME_ZONE, parseInstant } from '@flowhall/calendar';
import { evaluate } from '@flowhall/feel';
import type { ReservationRule } from './manifest.ts';

/** Things kept from one moment to another, the end excluded. */
export interface Reserved {
  readonly resources: readonly string[];
  readonly from: Date;
  readonly to: Date;
}

/** What an application with these form values keeps; null while it does not say all of it. Times without an offset are Beijing's. */
export function reservedBy(
  rule: ReservationRule,
  form: Readonly<Record<string, unknown>>,
  clock: () => Date,
): Reserved | null {
  const resources = [form[rule.resource]].flat().filter((one) => typeof one === 'string' && one !== '');
  const from = instantOf(rule.from, form, clock);
  const to = instantOf(rule.to, form, clock);
  if (resources.length === 0 || !from || !to || from >= to) return null;
  return { resources: [...new Set(resources.map(String))].sort(), from, to };
}

function instantOf(expression: string, form: Readonly<Record<string, unknown>>, clock: () => Date): Date | null {
  const { value } = evaluate(expression, { variables: form, clock, timeZone: DEFAULT_TIME_ZONE });
  return typeof value === 'string' ? (parseInstant(value, DEFAULT_TIME_ZONE) ?? null) : null;
}
