import { feelSource, type ModdleElement } from '@flowhall/bpmn';
import { child, children, text } from '@flowhall/bpmn/xml';
import type { DecisionTable, InputClause, LiteralExpression, Logic, OutputClause, Rule } from './decision-model.ts';

/**
 * Reads decision logic.
 *
 * @param language expression language of the file, where it names one
 */
export function readLogic(element: ModdleElement, language: string | undefined): Logic {
  const inner = (one: ModdleElement): Logic => readLogic(one, language);
  const id = element.id === undefined ? {} : { id: element.id };
  switch (element.$type) {
    case 'dmn:LiteralExpression':
      return child(element, 'importedValues')
        ? { kind: 'unsupported', ...id, what: 'imported values' }
        : readLiteral(element, language);
    case 'dmn:DecisionTable':
      return readTable(element, language);
    case 'dmn:Context':
      return {
        kind: 'context',
        entries: children(element, 'contextEntry').map((entry) => {
          const variable = child(entry, 'variable');
          const name = variable && text(variable, 'name')?.trim();
          const value = child(entry, 'value');
          return { ...(name && { name }), value: value ? inner(value) : NOTHING };
        }),
      };
    case 'dmn:Invocation': {
      const called = child(element, 'calledFunction');
      return {
        kind: 'invocation',
        ...id,
        called: called ? inner(called) : NOTHING,
        bindings: children(element, 'binding').map((binding) => {
          const parameter = child(binding, 'parameter');
          const value = child(binding, 'bindingFormula');
          return {
            parameter: (parameter && text(parameter, 'name')?.trim()) ?? '',
            value: value ? inner(value) : NOTHING,
          };
        }),
      };
    }
    case 'dmn:List':
      return { kind: 'list', elements: children(element, 'elements').map(inner) };
    case 'dmn:Relation': {
      const columns = children(element, 'column').map((column) => text(column, 'name')?.trim() ?? '');
      const rows = children(element, 'row').map((row) => children(row, 'elements').map(inner));
      const entries = (row: Logic[]) => columns.map((name, i) => ({ name, value: row[i] ?? NOTHING }));
      return { kind: 'list', elements: rows.map((row) => ({ kind: 'context', entries: entries(row) })) };
    }
    default:
      return { kind: 'unsupported', ...id, what: element.$type.replace(/^dmn:/, '') };
  }
}

const NOTHING: LiteralExpression = { kind: 'literal', text: '' };

function readLiteral(element: ModdleElement | undefined, language: string | undefined): LiteralExpression {
  if (!element) return NOTHING;
  const own = text(element, 'expressionLanguage') ?? language;
  return {
    kind: 'literal',
    ...(element.id !== undefined && { id: element.id }),
    text: feelSource(text(element, 'text') ?? ''),
    ...(own !== undefined && { language: own }),
  };
}

function readTests(element: ModdleElement | undefined): string | undefined {
  return element && text(element, 'text')?.trim();
}

function readTable(element: ModdleElement, language: string | undefined): DecisionTable {
  const aggregation = text(element, 'aggregation');
  return {
    kind: 'table',
    ...(element.id !== undefined && { id: element.id }),
    hitPolicy: text(element, 'hitPolicy') ?? 'UNIQUE',
    ...(aggregation && { aggregation }),
    inputs: children(element, 'input').map((input, i) => readInput(input, i, language)),
    outputs: children(element, 'output').map((output, i) => readOutput(output, i, language)),
    rules: children(element, 'rule').map((rule, i) => readRule(rule, i, language)),
  };
}

function readInput(element: ModdleElement, index: number, language: string | undefined): InputClause {
  const held = child(element, 'inputExpression');
  const expression = readLiteral(held, language);
  const values = readTests(child(element, 'inputValues'));
  const typeRef = held && text(held, 'typeRef')?.trim();
  return {
    ...(element.id !== undefined && { id: element.id }),
    label: text(element, 'label')?.trim() ?? (expression.text || `#${index + 1}`),
    expression,
    ...(typeRef && { typeRef }),
    ...(values && values !== '-' && { values }),
  };
}

function readOutput(element: ModdleElement, index: number, language: string | undefined): OutputClause {
  const name = text(element, 'name')?.trim();
  const typeRef = text(element, 'typeRef')?.trim();
  const values = readTests(child(element, 'outputValues'));
  const fallback = child(element, 'defaultOutputEntry');
  return {
    ...(element.id !== undefined && { id: element.id }),
    label: name ?? text(element, 'label')?.trim() ?? `#${index + 1}`,
    ...(name && { name }),
    ...(typeRef && { typeRef }),
    ...(values && values !== '-' && { values }),
    ...(fallback && { fallback: readLiteral(fallback, language) }),
  };
}

function readRule(element: ModdleElement, index: number, language: string | undefined): Rule {
  const entries = children(element, 'inputEntry');
  return {
    ...(element.id !== undefined && { id: element.id }),
    number: index + 1,
    tests: entries.map((entry) => readTests(entry) ?? ''),
    languages: entries.flatMap((entry) => text(entry, 'expressionLanguage') ?? language ?? []),
    outputs: children(element, 'outputEntry').map((entry) => readLiteral(entry, language)),
  };
}
