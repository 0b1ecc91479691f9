import type { FlowNode } from '@flowhall/bpmn';
import { DecisionError, type RuleHits } from '@flowhall/dmn/decision';
import { DecisionFailedError, EngineError } from './errors.ts';
import type { Scope } from './feel.ts';
import type { Decisions } from './port.ts';

/** What came of the decision of a business rule task. */
interface Decided {
  /** The variable that it sets. */
  readonly values: Record<string, unknown>;
  readonly hits: readonly RuleHits[];
}

/**
 * Makes the decision of a business rule task.
 *
 * @throws DecisionFailedError
 */
export function runDecision({ id, calledDecision }: FlowNode, decisions: Decisions, scope: Scope): Decided {
  const called = calledDecision && decisions.get(calledDecision.decision);
  if (!called) throw new EngineError('model-refused', `"${id}" calls no decision of the model`, id);
  const { variables, ...context } = scope;
  try {
    const { value, hits } = called.evaluate(variables, context);
    return { values: { [calledDecision.result]: value }, hits };
  } catch (error) {
    if (error instanceof DecisionError) throw new DecisionFailedError(id, error);
    throw error;
  }
}
