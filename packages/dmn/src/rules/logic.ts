import { isPlainName, unaryTestsFault } from '@flowhall/feel';
import { Types } from '../evaluate/types.ts';
import type { DecisionModel, Logic } from '../model/decision-model.ts';
import { expressionFindings, type LogicInput, typeFinding } from './expressions.ts';
import { error, label, type RuleFinding } from './finding.ts';
import { tableFindings } from './table.ts';

/** Decision logic: it is there, is FEEL and of known types. */
export function* logicFindings(model: DecisionModel): Iterable<RuleFinding> {
  const types = new Types(model.types);
  yield* typeFindings(model, types);
  const named = [...model.inputs, ...model.decisions, ...model.functions].map(({ variable }) => variable);
  const shared = named.filter((name) => !isPlainName(name));
  for (const owner of [...model.decisions, ...model.functions]) {
    const parameters = 'parameters' in owner ? owner.parameters : [];
    const names = [...shared, ...parameters.map(({ name }) => name)];
    if (owner.logic) yield* findings(owner.logic, { owner, types, names });
    else
      yield error(
        'dmn-logic-missing',
        owner.id,
        { zh: `${label(owner).zh}没有决策逻辑。`, en: `${label(owner).en} has no logic.` },
        { zh: '请添加决策表或表达式。', en: 'Add a decision table or an expression.' },
      );
  }
}

function* findings(logic: Logic, input: LogicInput): Iterable<RuleFinding> {
  switch (logic.kind) {
    case 'literal':
      return yield* expressionFindings(logic, input, { zh: '表达式', en: 'expression' });
    case 'table':
      return yield* tableFindings(logic, input);
    case 'list':
      for (const element of logic.elements) yield* findings(element, input);
      return;
    case 'context': {
      const names = [...input.names, ...logic.entries.flatMap(({ name }) => name ?? [])];
      for (const { value } of logic.entries) yield* findings(value, { ...input, names });
      return;
    }
    case 'invocation':
      yield* findings(logic.called, input);
      for (const { value } of logic.bindings) yield* findings(value, input);
      return;
    case 'unsupported': {
      const which = label(input.owner);
      yield error(
        'dmn-unsupported',
        logic.id ?? input.owner.id,
        {
          zh: `${which.zh}使用了尚不支持的决策逻辑：${logic.what}。`,
          en: `${which.en} uses unsupported logic: ${logic.what}.`,
        },
        { zh: '请改用决策表或 FEEL 表达式。', en: 'Use a decision table or a FEEL expression.' },
      );
    }
  }
}

function* typeFindings(model: DecisionModel, types: Types): Iterable<RuleFinding> {
  for (const element of [...model.inputs, ...model.decisions])
    yield* typeFinding(element.typeRef, element.id, element, types);
  const definitions = [...model.types];
  for (let one = definitions.pop(); one; one = definitions.pop()) {
    const owner = { id: one.id ?? one.name, name: one.name };
    yield* typeFinding(one.typeRef, one.id, owner, types);
    const fault = one.allowedValues !== undefined && unaryTestsFault(one.allowedValues);
    if (fault)
      yield error(
        'dmn-tests',
        one.id,
        {
          zh: `类型${label(owner).zh}的允许值不是有效的 FEEL 判断：${one.allowedValues}`,
          en: `The allowed values of the type ${label(owner).en} are no valid FEEL tests: ${one.allowedValues}`,
        },
        { zh: '例如 "甲","乙" 或 [1..10]。', en: 'For example "a","b" or [1..10].' },
      );
    definitions.push(...one.components);
  }
}
