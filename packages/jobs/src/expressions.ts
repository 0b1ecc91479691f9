import { feelSource, type TextOrFeel } from '@flowhall/bpmn';
import { describeValue, evaluate, FeelError, type FeelScope, hint, isoText, plainValue } from '@flowhall/feel';
import { JobFailure } from './failure.ts';

/** A setting of a job, by the name under which the model has it. */
export interface Setting {
  readonly name: string;
  readonly value: TextOrFeel;
}

/** Value of a setting as plain JSON: a text as it stands, FEEL evaluated. @throws JobFailure `expression-failed` */
export function evaluateSetting({ name, value }: Setting, scope: FeelScope): unknown {
  return value.trim().startsWith('=') ? plainValue(evaluated(name, value, scope).value) : value;
}

/** Value of a setting that must be a text. @throws JobFailure `expression-failed` */
export function evaluateTextSetting({ name, value }: Setting, scope: FeelScope): string {
  if (!value.trim().startsWith('=')) return value;
  const { value: found, notes } = evaluated(name, value, scope);
  if (typeof found === 'string') return found;
  if (typeof found === 'number' || typeof found === 'boolean') return String(found);
  const iso = isoText(found);
  if (iso !== undefined) return iso;
  throw failed(name, `the value is ${describeValue(found)}, not a text${hint(notes)}`);
}

/** Whether a condition holds. @throws JobFailure `expression-failed` when it is neither true nor false */
export function holds({ name, value }: Setting, scope: FeelScope): boolean {
  const { value: found, notes } = evaluated(name, value, scope);
  if (typeof found === 'boolean') return found;
  throw failed(name, `the condition is ${describeValue(found)}, not true or false${hint(notes)}`);
}

function evaluated(name: string, value: TextOrFeel, scope: FeelScope): ReturnType<typeof evaluate> {
  try {
    return evaluate(feelSource(value), scope);
  } catch (error) {
    if (error instanceof FeelError) throw failed(name, error.reason);
    throw error;
  }
}

const failed = (setting: string, reason: string): JobFailure =>
  new JobFailure('expression-failed', { setting, reason });
