import { evaluate as evaluateWithFeelin, FeelFunction, type Warning } from 'feelin';
import { FeelError } from './feel-error.ts';
import { isPlainData, isPlainName, prepare, syntaxOf } from './prepared.ts';
import type { FeelScope } from './scope.ts';
import { TIME_FUNCTIONS } from './time-functions.ts';
import { describeValue } from './values.ts';

/** What came of an expression. */
export interface FeelResult {
  /** JSON data, or a FEEL date, time, duration, range or function: see `plainValue`. */
  readonly value: unknown;
  /** Why a part of it is null, such as a variable that is not there; without business data. */
  readonly notes: readonly string[];
}

/**
 * Evaluates a FEEL expression. As FEEL has it, what cannot be computed is null and `notes` says why.
 *
 * @throws FeelError for syntax errors
 */
export function evaluate(expression: string, scope: FeelScope): FeelResult {
  const { fault, names } = syntaxOf(expression);
  const plain = Object.keys(scope.variables).every(isPlainName);
  // a name with a space or an operator in it may be what makes the expression valid
  if (fault && plain)
    throw new FeelError(expression, `this is no FEEL from character ${fault.position + 1} on`, fault.position);
  const known = [...names].filter((name) => valueNamed(name, scope) !== undefined);
  const values = known.map((name) => valueNamed(name, scope));
  const isFast = plain && values.every((value) => value instanceof FeelFunction || isPlainData(value));
  const ready = isFast ? prepare(expression, known) : undefined;
  if (!ready) return evaluateAnew(expression, scope);
  ready.warnings.length = 0;
  return guarded(expression, () => ({ value: ready.body.invoke(values) ?? null, warnings: ready.warnings }));
}

/**
 * Evaluates a condition. Anything but true or false is an error: a condition over a variable that is not there must not
 * silently decide.
 *
 * @throws FeelError
 */
export function evaluateCondition(expression: string, scope: FeelScope): boolean {
  const { value, notes } = evaluate(expression, scope);
  if (typeof value === 'boolean') return value;
  throw new FeelError(expression, `the condition is ${describeValue(value)}, not true or false${hint(notes)}`);
}

/**
 * Evaluates an expression that yields a text.
 *
 * @throws FeelError also for an empty text
 */
export function evaluateText(expression: string, scope: FeelScope): string {
  const { value, notes } = evaluate(expression, scope);
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  const what = typeof value === 'string' ? 'an empty text' : `${describeValue(value)}, not a text`;
  throw new FeelError(expression, `the value is ${what}${hint(notes)}`);
}

/** Value of an expression that reads nothing; undefined when it reads something or is no FEEL. */
export function constantValue(expression: string): unknown {
  const { fault, names } = syntaxOf(expression);
  if (fault || names.size > 0) return undefined;
  return evaluate(expression, { variables: {}, clock: () => new Date(0), timeZone: 'UTC' }).value;
}

/** Notes as the end of a message. */
export function hint(notes: readonly string[]): string {
  return notes.length ? ` (${notes.join('; ')})` : '';
}

/** Everything the scope offers, for feelin's own evaluation. */
export function contextOf(scope: FeelScope): Record<string, unknown> {
  const times = Object.entries(TIME_FUNCTIONS).map(([name, make]) => [name, make(scope)]);
  return { ...Object.fromEntries(times), ...scope.variables };
}

/** Runs feelin; what it throws and warns of comes out in our own terms. */
export function guarded(expression: string, run: () => { value: unknown; warnings: Warning[] }): FeelResult {
  try {
    const { value, warnings } = run();
    return { value, notes: warnings.map(note) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const at: unknown = error instanceof Error ? Reflect.get(error, 'position') : undefined;
    throw new FeelError(expression, reason, isLocation(at) ? at.from : undefined);
  }
}

function evaluateAnew(expression: string, scope: FeelScope): FeelResult {
  return guarded(expression, () => evaluateWithFeelin(expression, contextOf(scope)));
}

function valueNamed(name: string, scope: FeelScope): unknown {
  if (Object.hasOwn(scope.variables, name)) return scope.variables[name];
  return Object.hasOwn(TIME_FUNCTIONS, name) ? TIME_FUNCTIONS[name]?.(scope) : undefined;
}

/** feelin's messages hold values; kinds of values say as much about the fault and nothing about people. */
function note({ details: { template, values } }: Warning): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => describeValue(values[name]));
}

function isLocation(value: unknown): value is { from: number } {
  return typeof value === 'object' && value !== null && 'from' in value && typeof value.from === 'number';
}
