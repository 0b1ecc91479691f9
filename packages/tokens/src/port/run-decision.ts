import type { FlowNode } from '@flowhall/bpmn';
import { DecisionError } from '@flowhall/dmn/decision';
import { DecisionFailedError, EngineError } from './errors.ts';
import type { Scope } from './feel.ts';
import type { Decisions } from './port.ts';

/**
 * The variable that a business rule task with a decision sets.
 *
 * @throws DecisionFailedError
 */
export function runDecision({ id, calledDecision }: FlowNode, decisions: Decisions, scope: Scope) {
  const called = calledDecision && decisions.get(calledDecision.decision);
  if (!called) throw new EngineError('model-refused', `"${id}" calls no decision of the model`, id);
  const { variables, ...context } = scope;
  try {
    return { [calledDecision.result]: called.evaluate(variables, context).value };
  } catch (error) {
    if (error instanceof DecisionError) throw new DecisionFailedError(id, error);
    throw error;
  }
}
