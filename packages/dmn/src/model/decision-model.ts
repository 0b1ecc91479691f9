/*
 * A DMN file as plain data: what is needed to evaluate its decisions (DMN 1.3, chapters 6 to 8). Everything that is FEEL
 * is still source text.
 */

/** A decision requirements graph: the decisions of a file and what they need. */
export interface DecisionModel {
  readonly decisions: readonly DecisionElement[];
  readonly functions: readonly FunctionElement[];
  readonly inputs: readonly InputElement[];
  readonly types: readonly TypeDefinition[];
}

/** What every element of the graph has. `variable` is the name under which expressions know it. */
interface GraphElement {
  readonly id: string;
  readonly name: string;
  readonly variable: string;
}

/** A decision (DMN 1.3, 6.3.7). */
export interface DecisionElement extends GraphElement {
  readonly typeRef?: string;
  readonly logic?: Logic;
  readonly requires: readonly Requirement[];
}

/** A business knowledge model: a function that decisions call (DMN 1.3, 6.3.9). */
export interface FunctionElement extends GraphElement {
  readonly parameters: readonly Typed[];
  readonly logic?: Logic;
  readonly requires: readonly Requirement[];
}

/** Input data (DMN 1.3, 6.3.11). */
export interface InputElement extends GraphElement {
  readonly typeRef?: string;
}

/** A reference to another element of the graph. */
export interface Requirement {
  /** As the file has it. */
  readonly href: string;
  /** Id in this file; nothing when it leads to another file. */
  readonly id?: string;
}

/** A name with a type. */
export interface Typed {
  readonly name: string;
  readonly typeRef?: string;
}

/** A type of the file's own (item definition, DMN 1.3, 7.3.2). */
export interface TypeDefinition extends Typed {
  readonly id?: string;
  readonly isCollection: boolean;
  /** Unary tests. */
  readonly allowedValues?: string;
  readonly components: readonly TypeDefinition[];
}

/** Decision logic: a boxed expression (DMN 1.3, 7.3 and 10.2). */
export type Logic = LiteralExpression | DecisionTable | ContextLogic | InvocationLogic | ListLogic | UnsupportedLogic;

export interface LiteralExpression {
  readonly kind: 'literal';
  readonly id?: string;
  readonly text: string;
  /** Language that the file names for it. */
  readonly language?: string;
}

export interface ContextLogic {
  readonly kind: 'context';
  /** The entry without a name is the result. */
  readonly entries: readonly { readonly name?: string; readonly value: Logic }[];
}

export interface InvocationLogic {
  readonly kind: 'invocation';
  readonly id?: string;
  readonly called: Logic;
  readonly bindings: readonly { readonly parameter: string; readonly value: Logic }[];
}

export interface ListLogic {
  readonly kind: 'list';
  readonly elements: readonly Logic[];
}

/** What is not evaluated; `what` names it. */
export interface UnsupportedLogic {
  readonly kind: 'unsupported';
  readonly id?: string;
  readonly what: string;
}

/** Hit policies (DMN 1.3, 8.2), in the words of the file format. */
export const HIT_POLICIES = ['UNIQUE', 'FIRST', 'PRIORITY', 'ANY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'] as const;
export type HitPolicy = (typeof HIT_POLICIES)[number];

/** Aggregations of the hit policy COLLECT. */
export const AGGREGATIONS = ['SUM', 'COUNT', 'MIN', 'MAX'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** A decision table (DMN 1.3, 8.3). */
export interface DecisionTable {
  readonly kind: 'table';
  readonly id?: string;
  /** As the file has it; nothing means UNIQUE. */
  readonly hitPolicy: string;
  readonly aggregation?: string;
  readonly inputs: readonly InputClause[];
  readonly outputs: readonly OutputClause[];
  readonly rules: readonly Rule[];
}

export interface InputClause {
  readonly id?: string;
  /** What to call it: its label, else its expression, else its place. */
  readonly label: string;
  readonly expression: LiteralExpression;
  readonly typeRef?: string;
  /** Unary tests. */
  readonly values?: string;
}

export interface OutputClause {
  readonly id?: string;
  /** What to call it: its name, else its label, else its place. */
  readonly label: string;
  readonly name?: string;
  readonly typeRef?: string;
  /** Unary tests; for PRIORITY and OUTPUT ORDER a list of values, the highest priority first. */
  readonly values?: string;
  readonly fallback?: LiteralExpression;
}

export interface Rule {
  readonly id?: string;
  /** Place in the table, counted from 1. */
  readonly number: number;
  /** Unary tests, one for each input. */
  readonly tests: readonly string[];
  readonly outputs: readonly LiteralExpression[];
  /** Languages that the file names for the tests. */
  readonly languages: readonly string[];
}

/** Whether an input entry matches everything (DMN 1.3, 8.2: the value is irrelevant). */
export function isIrrelevant(test: string): boolean {
  return test === '' || test === '-';
}
