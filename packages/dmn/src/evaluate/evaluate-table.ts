import { evaluateUnaryTests, type FeelScope, hint } from '@flowhall/feel';
import type { DecisionTable, InputClause, LiteralExpression, OutputClause, Rule } from '../model/decision-model.ts';
import { isIrrelevant } from '../model/decision-model.ts';
import { attempt, type Frame, failure, feel } from './frame.ts';
import { type Hit, hasSingleHit, resultOf } from './hit-policy.ts';
import { isAllowed } from './types.ts';

/**
 * Evaluates a decision table (DMN 1.3, 8.2 and 8.3). A table with a single hit that no rule matches has its default output;
 * without one the specification has it yield null, here it is an error: a case that nobody thought of must not silently
 * decide about an application. A default output of `null` says that nothing is meant.
 *
 * @throws DecisionError
 */
export function evaluateTable(table: DecisionTable, frame: Frame): unknown {
  const notes: string[] = [];
  const inputs = table.inputs.map((input) => inputValue(input, frame, notes));
  const scope: FeelScope = { ...frame.evaluation.context, variables: frame.variables };
  const hits: Hit[] = [];
  for (const rule of table.rules) {
    if (!matches(rule, inputs, scope, frame)) continue;
    hits.push({ number: rule.number, outputs: outputsOf(table, rule, frame) });
    if (table.hitPolicy === 'FIRST') break;
  }
  frame.evaluation.hits.push({ decisionId: frame.owner.id, rules: hits.map(({ number }) => number) });
  if (hits.length) return resultOf(table, hits, frame);
  return resultOf(table, fallback(table, frame, notes), frame);
}

function inputValue({ label, expression, typeRef, values }: InputClause, frame: Frame, notes: string[]): unknown {
  const result = feel(frame, expression.text, `the input "${label}"`);
  notes.push(...result.notes);
  const typing = frame.evaluation.types.typed(result.value, typeRef);
  const problem =
    'problem' in typing
      ? typing.problem
      : values !== undefined && !isAllowed(typing.value, values)
        ? `must be one of: ${values}`
        : undefined;
  if (problem !== undefined)
    throw failure(frame, 'value-not-allowed', `the input "${label}" ${problem}${hint(result.notes)}`);
  return 'problem' in typing ? null : typing.value;
}

function matches(rule: Rule, inputs: readonly unknown[], scope: FeelScope, frame: Frame): boolean {
  return rule.tests.every((tests, i) => {
    if (isIrrelevant(tests)) return true;
    const where = `input entry ${i + 1} of rule ${rule.number}`;
    return attempt(frame, where, () => evaluateUnaryTests(tests, inputs[i], scope).value === true, [rule.number]);
  });
}

function outputsOf(table: DecisionTable, rule: Rule, frame: Frame): unknown[] {
  return table.outputs.map((clause, i) => {
    const entry = rule.outputs[i];
    return entry ? outputValue(clause, entry, `of rule ${rule.number}`, frame, [rule.number]) : null;
  });
}

function outputValue(
  { label, typeRef, values }: OutputClause,
  { text }: LiteralExpression,
  where: string,
  frame: Frame,
  rules?: readonly number[],
): unknown {
  // an empty cell is null; so is a dash, which is no FEEL expression
  if (isIrrelevant(text)) return null;
  const { value, notes } = feel(frame, text, `the output "${label}" ${where}`, rules);
  const typing = frame.evaluation.types.typed(value, typeRef);
  const fail = (problem: string) =>
    failure(frame, 'value-not-allowed', `the output "${label}" ${where} ${problem}${hint(notes)}`, rules);
  if ('problem' in typing) throw fail(typing.problem);
  if (values !== undefined && typing.value !== null && !isAllowed(typing.value, values))
    throw fail(`must be one of: ${values}`);
  return typing.value;
}

/** The default output stands in for a rule that is hit. */
function fallback(table: DecisionTable, frame: Frame, notes: readonly string[]): Hit[] {
  if (table.outputs.some((clause) => clause.fallback)) {
    const outputs = table.outputs.map((clause) =>
      clause.fallback ? outputValue({ ...clause, values: undefined }, clause.fallback, 'by default', frame) : null,
    );
    return [{ number: 0, outputs }];
  }
  if (!hasSingleHit(table)) return [];
  throw failure(
    frame,
    'no-rule-hit',
    `no rule matches${hint([...new Set(notes)])}; add a rule for this case, or a default output`,
  );
}
