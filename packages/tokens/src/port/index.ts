/*
 * What the runtimes share and nobody else needs: the step port, its errors, and how FEEL is evaluated and flows are
 * chosen. Nothing that decides joins is here, so that the runtimes can be held against each other.
 */

export { correlationKey, correlationKeysOf } from './correlation-key.ts';
export { type Due, dueDate, nextDue } from './due-date.ts';
export { lastLoop, MAX_ENTERED_PER_STEP } from './endless-loop.ts';
export * from './errors.ts';
export { evaluateCondition, type Scope, stepScope } from './feel.ts';
export { numberOfInstances } from './number-of-instances.ts';
export type * from './port.ts';
export { positionsOf } from './positions.ts';
export { flowsToTake } from './routing.ts';
export { runDecision } from './run-decision.ts';
export { runScript } from './run-script.ts';
