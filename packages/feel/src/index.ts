/*
 * FEEL (DMN 1.3, chapter 10) for conditions, scripts, assignments, titles, form rules and decision tables. Nobody else
 * calls the interpreter. Runs in the browser too.
 */
export { constantValue, evaluate, evaluateCondition, evaluateText, type FeelResult, hint } from './evaluate.ts';
export { FeelError } from './feel-error.ts';
export { type LiteralComparison, literalComparisons } from './literal-comparisons.ts';
export { isPlainName } from './prepared.ts';
export { freeNames, type NameChange, renameName } from './rename-name.ts';
export type { FeelScope } from './scope.ts';
export { namesRead, type SyntaxFault, syntaxFault, unaryTestsFault } from './syntax.ts';
export { evaluateUnaryTests } from './unary-tests.ts';
export { describeValue, feelFunction, isoText, isRecord, plainValue } from './values.ts';
