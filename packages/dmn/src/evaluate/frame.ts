import { evaluate, FeelError, type FeelResult } from '@flowhall/feel';
import { type DecisionContext, DecisionError, type DecisionErrorCode, type RuleHits } from '../decision.ts';
import type { Types } from './types.ts';

/** A business knowledge model as a function. */
export interface KnowledgeFunction {
  readonly parameters: readonly string[];
  /** Takes the arguments in the order of the parameters. */
  call(values: readonly unknown[]): unknown;
}

/** What is common to everything that is evaluated for one outcome. */
export interface Evaluation {
  readonly context: DecisionContext;
  readonly types: Types;
  /** Filled while tables are evaluated. */
  readonly hits: RuleHits[];
  /** What a function threw: FEEL makes null of it. */
  thrown?: DecisionError;
}

/** What evaluating decision logic knows: whose logic it is, and what its expressions see. */
export interface Frame {
  readonly owner: { readonly id: string; readonly name: string };
  /** Functions included. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly functions: ReadonlyMap<string, KnowledgeFunction>;
  readonly evaluation: Evaluation;
}

/** A frame in which expressions see more. */
export function withVariables(frame: Frame, more: Readonly<Record<string, unknown>>): Frame {
  return { ...frame, variables: { ...frame.variables, ...more } };
}

export function failure({ owner }: Frame, code: DecisionErrorCode, message: string, rules?: readonly number[]) {
  const name = owner.name === owner.id ? `"${owner.id}"` : `"${owner.name}" (${owner.id})`;
  return new DecisionError(code, owner.id, `Decision ${name}: ${message}`, rules);
}

/**
 * Evaluates FEEL in a frame.
 *
 * @param where whose expression it is, for the error
 * @throws DecisionError
 */
export function feel(frame: Frame, expression: string, where: string, rules?: readonly number[]): FeelResult {
  const scope = { ...frame.evaluation.context, variables: frame.variables };
  return attempt(frame, where, () => evaluate(expression, scope), rules);
}

/** Runs FEEL; what goes wrong comes out as an error of the decision. */
export function attempt<T>(frame: Frame, where: string, run: () => T, rules?: readonly number[]): T {
  const { evaluation } = frame;
  try {
    const result = run();
    if (evaluation.thrown) throw evaluation.thrown;
    return result;
  } catch (error) {
    if (evaluation.thrown) throw evaluation.thrown;
    if (!(error instanceof FeelError)) throw error;
    throw failure(frame, 'decision-expression-failed', `${where} cannot be evaluated: ${error.message}`, rules);
  }
}
