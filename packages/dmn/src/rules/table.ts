import { constantValue, unaryTestsFault } from '@flowhall/feel';
import { listedValues } from '../evaluate/hit-policy.ts';
import { isAllowed } from '../evaluate/types.ts';
import {
  AGGREGATIONS,
  type DecisionTable,
  HIT_POLICIES,
  isIrrelevant,
  type OutputClause,
} from '../model/decision-model.ts';
import { coverageFindings } from './coverage.ts';
import { expressionFindings, isFeel, type LogicInput, notFeel, testFindings, typeFinding } from './expressions.ts';
import { error, label, type RuleFinding } from './finding.ts';

/** A decision table: its policy, its clauses and the cells of its rules (DMN 1.3, 8.2 and 8.3). */
export function* tableFindings(table: DecisionTable, input: LogicInput): Iterable<RuleFinding> {
  const faults = [...policyFindings(table, input), ...clauseFindings(table, input), ...ruleFindings(table, input)];
  yield* faults;
  // what is broken cannot be compared
  if (!faults.length) yield* coverageFindings(table, input.owner);
}

function* policyFindings(table: DecisionTable, { owner }: LogicInput): Iterable<RuleFinding> {
  const which = label(owner);
  const { hitPolicy, aggregation, outputs } = table;
  const id = table.id ?? owner.id;
  if (!HIT_POLICIES.some((policy) => policy === hitPolicy))
    yield error(
      'dmn-hit-policy',
      id,
      { zh: `${which.zh}的命中策略 ${hitPolicy} 不存在。`, en: `${which.en} has an unknown hit policy: ${hitPolicy}.` },
      { zh: `请使用：${HIT_POLICIES.join('、')}。`, en: `Use one of: ${HIT_POLICIES.join(', ')}.` },
    );
  if (aggregation !== undefined) {
    const isKnown = AGGREGATIONS.some((one) => one === aggregation);
    if (!isKnown || hitPolicy !== 'COLLECT' || outputs.length > 1)
      yield error(
        'dmn-aggregation',
        id,
        {
          zh: `${which.zh}不能使用汇总 ${aggregation}。`,
          en: `${which.en} cannot use the aggregation ${aggregation}.`,
        },
        {
          zh: `汇总只用于 COLLECT 且仅有一个输出：${AGGREGATIONS.join('、')}。`,
          en: `Aggregations are for COLLECT with a single output: ${AGGREGATIONS.join(', ')}.`,
        },
      );
  }
  const isOrdered = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER';
  if (isOrdered && !outputs.some((clause) => (listedValues(clause)?.length ?? 0) > 0))
    yield error(
      'dmn-priorities',
      id,
      {
        zh: `${which.zh}按优先级取结果，但没有列出输出值。`,
        en: `${which.en} goes by priority, but lists no output values.`,
      },
      { zh: '请按优先级从高到低列出输出值。', en: 'List the output values, the highest priority first.' },
    );
}

function* clauseFindings(table: DecisionTable, input: LogicInput): Iterable<RuleFinding> {
  const { owner, types } = input;
  for (const { id, label: name, expression, typeRef, values } of table.inputs) {
    const at = { ...expression, ...(id && { id }) };
    yield* expressionFindings(at, input, { zh: `输入“${name}”`, en: `input "${name}"` });
    yield* typeFinding(typeRef, id, owner, types);
    yield* testFindings(values, id, input, { zh: `输入“${name}”的允许值`, en: `input values of "${name}"` });
  }
  if (!table.outputs.length)
    yield error(
      'dmn-table-shape',
      table.id ?? owner.id,
      { zh: `${label(owner).zh}的决策表没有输出。`, en: `The table of ${label(owner).en} has no output.` },
      { zh: '请添加一个输出列。', en: 'Add an output column.' },
    );
  for (const clause of table.outputs) {
    const { id, label: name, fallback, typeRef, values } = clause;
    yield* typeFinding(typeRef, id, owner, types);
    yield* testFindings(values, id, input, { zh: `输出“${name}”的取值`, en: `output values of "${name}"` });
    if (fallback && !isIrrelevant(fallback.text))
      yield* expressionFindings(fallback, input, { zh: `输出“${name}”的默认值`, en: `default output "${name}"` });
  }
  yield* outputNameFindings(table, input);
}

/** Several outputs are a context: each needs a name of its own (DMN 1.3, 8.3: output clause). */
function* outputNameFindings({ outputs }: DecisionTable, { owner }: LogicInput): Iterable<RuleFinding> {
  if (outputs.length < 2) return;
  const names = new Set<string>();
  for (const { id, name, label: shown } of outputs) {
    if (name === undefined || names.has(name))
      yield error(
        'dmn-output-name',
        id ?? owner.id,
        {
          zh: `${label(owner).zh}有多个输出，“${shown}”没有自己的名称。`,
          en: `${label(owner).en} has several outputs, and "${shown}" has no name of its own.`,
        },
        { zh: '请为每个输出设置不同的名称。', en: 'Give each output a different name.' },
      );
    if (name !== undefined) names.add(name);
  }
}

function* ruleFindings({ inputs, outputs, rules }: DecisionTable, input: LogicInput): Iterable<RuleFinding> {
  const { owner } = input;
  for (const rule of rules) {
    const id = rule.id ?? owner.id;
    if (rule.tests.length !== inputs.length || rule.outputs.length !== outputs.length)
      yield error(
        'dmn-table-shape',
        id,
        {
          zh: `${label(owner).zh}的规则 ${rule.number} 的单元格数与列数不符。`,
          en: `Rule ${rule.number} of ${label(owner).en} does not have a cell for each column.`,
        },
        { zh: '请补齐或删除单元格。', en: 'Add or remove cells.' },
      );
    const foreign = rule.languages.find((language) => !isFeel(language));
    if (foreign !== undefined)
      yield notFeel(owner, id, { zh: `规则 ${rule.number}`, en: `rule ${rule.number}` }, foreign);
    for (const [i, tests] of rule.tests.entries())
      yield* testFindings(tests, id, input, {
        zh: `规则 ${rule.number} 第 ${i + 1} 个输入`,
        en: `input ${i + 1} in rule ${rule.number}`,
      });
    for (const [i, entry] of rule.outputs.entries()) {
      if (isIrrelevant(entry.text)) continue;
      const what = { zh: `规则 ${rule.number} 第 ${i + 1} 个输出`, en: `output ${i + 1} in rule ${rule.number}` };
      const faults = [...expressionFindings({ ...entry, id }, input, what)];
      yield* faults;
      const clause = outputs[i];
      if (!faults.length && clause) yield* valueFindings(entry.text, clause, rule.number, id, owner);
    }
  }
}

/** An output without variables is one of the output values. */
function* valueFindings(
  text: string,
  { label: name, values }: OutputClause,
  number: number,
  id: string,
  owner: LogicInput['owner'],
): Iterable<RuleFinding> {
  if (values === undefined || unaryTestsFault(values)) return;
  const value = constantValue(text) ?? null;
  if (value === null || isAllowed(value, values)) return;
  yield error(
    'dmn-output-value',
    id,
    {
      zh: `${label(owner).zh}规则 ${number} 的输出“${name}”不在取值中：${text}`,
      en: `Output "${name}" in rule ${number} of ${label(owner).en} is none of the output values: ${text}`,
    },
    { zh: `请使用：${values}`, en: `Use one of: ${values}` },
  );
}
