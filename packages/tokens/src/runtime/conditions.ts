import type { Run } from './run.ts';
import type { Token } from './token.ts';
import { isListening, trigger } from './trigger.ts';

/** Variables have changed: conditional events whose condition has come to hold happen. */
export function checkConditions(run: Run): void {
  for (const token of [...run.tokens.values()]) {
    if (!run.has(token) || !isListening(run, token)) continue;
    checkCondition(run, token);
  }
}

/** A conditional event happens when its condition has come to hold. */
export function checkCondition(run: Run, token: Token): void {
  const event = run.node(token.at);
  const nr = event.eventDefinitions.findIndex((d) => d.condition !== undefined);
  const condition = event.eventDefinitions[nr]?.condition;
  if (condition === undefined) return;
  // a variable that is not there yet is no failure: the condition does not hold yet
  const holds = run.evaluate(event.id, condition, token) === true;
  const isNew = holds && !token.held;
  if (holds) token.held = true;
  else delete token.held;
  if (isNew) trigger(run, token, nr);
}
