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

/** A conditional event happens when its condition has come to hold; of several conditions each is asked by itself. */
export function checkCondition(run: Run, token: Token): void {
  const event = run.node(token.at);
  const asked = [...event.eventDefinitions.keys()].filter((nr) => event.eventDefinitions[nr]?.condition !== undefined);
  for (const nr of asked) {
    const condition = event.eventDefinitions[nr]?.condition;
    if (condition === undefined || !run.has(token) || !isListening(run, token)) return;
    // a variable that is not there yet is no failure: the condition does not hold yet
    const holds = run.evaluate(event.id, condition, token) === true;
    const before = token.held === true ? asked.slice(0, 1) : (token.held ?? []);
    remember(token, asked, holds ? [...new Set([...before, nr])] : before.filter((other) => other !== nr));
    if (holds && !before.includes(nr)) trigger(run, token, nr);
  }
}

function remember(token: Token, asked: readonly number[], holding: number[]): void {
  if (!holding.length) delete token.held;
  else token.held = asked.length === 1 ? true : holding;
}
