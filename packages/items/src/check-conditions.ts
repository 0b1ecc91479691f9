import type { FlowNode, ParsedBpmn, SequenceFlow } from '@flowhall/bpmn';
import { type LiteralComparison, literalComparisons } from '@flowhall/feel';
import { formFields } from '@flowhall/forms';
import { lineOfElement } from './element-line.ts';
import type { ItemFinding, LocalizedText } from './finding.ts';
import type { ItemFolder } from './item-folder.ts';

type Kind = LiteralComparison['literal'];

const KINDS: Readonly<Record<Kind, LocalizedText>> = {
  text: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: '是或否', en: 'true or false' },
};

/**
 * Conditions that compare a field of the form with a value of another kind, such as `days > "30"`: they never hold. Only
 * fields that have the same kind in all forms, and that nothing in the process sets, are looked at.
 */
export function checkConditions(item: ItemFolder, parsed: ParsedBpmn): ItemFinding[] {
  const kinds = fieldKinds(item, parsed.model.nodes);
  const conditions = parsed.model.flows.flatMap((flow) =>
    flow.condition === undefined ? [] : literalComparisons(flow.condition).map((found) => ({ flow, found })),
  );
  return conditions.flatMap(({ flow, found }): ItemFinding[] => {
    const kind = kinds.get(found.name);
    if (!kind || kind === found.literal) return [];
    const [is, with_] = [KINDS[kind], KINDS[found.literal]];
    return [
      {
        rule: 'item/condition-kind',
        severity: 'warning',
        file: 'process.bpmn',
        ...placeOf(parsed.xml, flow, found),
        element: flow.id,
        message: {
          zh: `条件“${found.written}”永远不会成立：字段 ${found.name} 是${is.zh}，却与${with_.zh}比较`,
          en: `The condition ${found.written} never holds: the field ${found.name} is ${is.en} and is compared with ${with_.en}`,
        },
        mend: mendOf(kind, found),
      },
    ];
  });
}

function mendOf(kind: Kind, { literal }: LiteralComparison): LocalizedText {
  if (kind === 'number' && literal === 'text')
    return { zh: '去掉数字两边的引号，例如 days > 30。', en: 'Take the quotes off the number, such as days > 30.' };
  if (kind === 'text') return { zh: '给值加上引号，例如 "3"。', en: 'Put the value in quotes, such as "3".' };
  if (kind === 'boolean') return { zh: '与 true 或 false 比较。', en: 'Compare it with true or false.' };
  return { zh: '与数字比较。', en: 'Compare it with a number.' };
}

/** The line of the condition, else that of its flow. */
function placeOf(xml: string, { id }: SequenceFlow, { written }: LiteralComparison): Pick<ItemFinding, 'line'> {
  const start = lineOfElement(xml, id);
  if (start === null) return { line: null };
  const lines = xml.split('\n').slice(start - 1);
  const end = lines.findIndex((line) => /<\/(?:\w+:)?sequenceFlow>/.test(line));
  const inside = lines.slice(0, end + 1).findIndex((line) => withoutEntities(line).includes(written));
  return { line: start + Math.max(inside, 0) };
}

const withoutEntities = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Kinds of fields by name; not those of which one cannot be sure. */
function fieldKinds({ forms }: ItemFolder, nodes: readonly FlowNode[]): Map<string, Kind> {
  const kinds = new Map<string, Kind | null>();
  for (const form of Object.values(forms))
    for (const [name, { schema }] of formFields(form)) {
      const kind = kindOf(schema);
      kinds.set(name, !kinds.has(name) || kinds.get(name) === kind ? kind : null);
    }
  for (const name of nodes.flatMap(written)) kinds.delete(name);
  return new Map([...kinds].flatMap(([name, kind]): [string, Kind][] => (kind ? [[name, kind]] : [])));
}

function kindOf({ type, format }: { type?: unknown; format?: unknown }): Kind | null {
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'boolean') return 'boolean';
  return type === 'string' && format === undefined ? 'text' : null;
}

/** Variables that a node may set, or has for itself. */
function written(node: FlowNode): string[] {
  const { resultVariable, calledDecision, job, outputs = [], inputs = [], ownData = [], loop } = node;
  const results = job && 'results' in job ? job.results.map(({ variable }) => variable) : [];
  const looped = loop?.kind === 'multi' ? [loop.item, loop.collects?.into, loop.collects?.item] : [];
  return [
    ...[resultVariable, calledDecision?.result, ...looped].filter((name) => name !== undefined),
    ...results,
    ...[...outputs, ...inputs].map(({ to }) => to),
    ...ownData,
  ];
}
