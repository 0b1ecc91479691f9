/*
 * What runs a decision needs to know of it: no reader, no XML.
 */

/** What a decision may know besides its variables. */
export interface DecisionContext {
  readonly clock: () => Date;
  /** IANA zone of FEEL's `today()`. */
  readonly timeZone: string;
}

/** Rules of a decision table that were hit, by their numbers from 1. */
export interface RuleHits {
  readonly decisionId: string;
  readonly rules: readonly number[];
}

/** What came of a decision. */
export interface DecisionOutcome {
  /**
   * Plain JSON data. Decision tables: the output, or with several outputs an object by their names; a list of those for the
   * hit policies RULE ORDER, OUTPUT ORDER and COLLECT without aggregation.
   */
  readonly value: unknown;
  /** Every decision table that was evaluated on the way, in order. */
  readonly hits: readonly RuleHits[];
}

/** A decision ready to be made. Immutable: compile it once and keep it. */
export interface CompiledDecision {
  readonly id: string;
  readonly name: string;
  /** Decision tables that are evaluated on the way, with how many rules each has: by the id of what it decides. */
  readonly tables: ReadonlyMap<string, number>;
  /**
   * Makes the decision, and before it those that it requires. Synchronous; the same input yields the same outcome.
   *
   * @param variables what input data and expressions see; plain JSON data
   * @throws DecisionError
   */
  evaluate(variables: Readonly<Record<string, unknown>>, context: DecisionContext): DecisionOutcome;
}

export type DecisionErrorCode =
  /** No rule of a table with a single hit matches, and there is no default output. */
  | 'no-rule-hit'
  /** Several rules of a table with the hit policy UNIQUE match. */
  | 'several-rules-hit'
  /** Matching rules of a table with the hit policy ANY have different outputs. */
  | 'outputs-differ'
  /** An input or output is of the wrong type or none of the allowed values. */
  | 'value-not-allowed'
  /** An expression cannot be evaluated. */
  | 'decision-expression-failed';

/** A decision cannot be made. The message names the decision, the rules and how to mend it, and shows no business data. */
export class DecisionError extends Error {
  override readonly name = 'DecisionError';
  readonly code: DecisionErrorCode;
  readonly decisionId: string;
  /** Numbers of the rules that are to blame. */
  readonly rules: readonly number[];

  constructor(code: DecisionErrorCode, decisionId: string, message: string, rules: readonly number[] = []) {
    super(message);
    this.code = code;
    this.decisionId = decisionId;
    this.rules = rules;
  }
}
