import type { ParsedDmn } from '../parse.ts';
import { error, label, type RuleFinding, warning } from './finding.ts';

/** The graph: what stands in the file, what its elements are called and what they require (DMN 1.3, chapter 6). */
export function* graphFindings({ definitions, model, warnings }: ParsedDmn): Iterable<RuleFinding> {
  for (const { message } of warnings) yield unknownContent(message);
  for (const what of ['import', 'DecisionService'] as const) {
    const list = what === 'import' ? definitions.import : definitions.drgElement;
    for (const element of Array.isArray(list) ? list : [])
      if (what === 'import' || element.$type === 'dmn:DecisionService') yield notUsed(what, element.id);
  }
  if (!model.decisions.length)
    yield error(
      'dmn-empty',
      undefined,
      { zh: '文件中没有决策。', en: 'The file holds no decision.' },
      { zh: '请添加一个决策。', en: 'Add a decision.' },
    );
  yield* nameFindings(model);
  yield* requirementFindings(model);
}

function unknownContent(message: string): RuleFinding {
  const [first = message] = message.split('\n');
  const why = /nested error:\s*(.*)/.exec(message)?.[1];
  const what = why === undefined ? first : `${first}, ${why}`;
  const line = /line:\s*(\d+)/.exec(message)?.[1];
  return {
    ...error(
      'dmn-unknown-content',
      undefined,
      { zh: `文件中有无法识别的内容：${what}。`, en: `The file holds unknown content: ${what}.` },
      {
        zh: '请删除或更正该内容，id 不能重复；条件、过滤、循环等盒式表达式请改写为 FEEL。',
        en: 'Remove or correct it; ids are unique; write boxed conditionals, filters and iterators as FEEL.',
      },
    ),
    // moddle counts lines from 0
    ...(line !== undefined && { line: Number(line) + 1 }),
  };
}

function notUsed(what: 'import' | 'DecisionService', id: string | undefined): RuleFinding {
  return warning(
    'dmn-unsupported',
    id,
    { zh: `${what} 不受支持，将被忽略。`, en: `${what} is not supported and left out.` },
    { zh: '请把所需的决策放进本文件。', en: 'Put the decisions that are needed into this file.' },
  );
}

function* nameFindings(model: ParsedDmn['model']): Iterable<RuleFinding> {
  const byVariable = new Map<string, string>();
  for (const element of [...model.inputs, ...model.decisions, ...model.functions]) {
    const { id, name, variable } = element;
    if (!id)
      yield error(
        'dmn-id',
        undefined,
        { zh: `元素“${name}”没有 id。`, en: `The element "${name}" has no id.` },
        { zh: '请为它设置 id。', en: 'Give it an id.' },
      );
    const other = byVariable.get(variable);
    if (other !== undefined)
      yield error(
        'dmn-name',
        id,
        {
          zh: `${label(element).zh}与“${other}”同名：${variable}。`,
          en: `${label(element).en} has the name of "${other}": ${variable}.`,
        },
        { zh: '请使用不同的名称。', en: 'Give them different names.' },
      );
    byVariable.set(variable, id);
  }
}

/** The finding for a decision whose id is taken by one in another file. */
export function decisionTaken(decision: { id: string; name: string }): RuleFinding {
  return error(
    'dmn-id',
    decision.id,
    {
      zh: `决策${label(decision).zh}的 id 已被其他文件使用。`,
      en: `The id of the decision ${label(decision).en} is taken in another file.`,
    },
    { zh: '请使用不同的 id。', en: 'Give it another id.' },
  );
}

function* requirementFindings({ inputs, decisions, functions }: ParsedDmn['model']): Iterable<RuleFinding> {
  const known = new Set([...inputs, ...decisions, ...functions].map(({ id }) => id));
  const requires = new Map([...decisions, ...functions].map((element) => [element.id, element]));
  for (const element of requires.values())
    for (const { href, id } of element.requires)
      if (id === undefined || !known.has(id))
        yield error(
          'dmn-requirement',
          element.id,
          {
            zh: `${label(element).zh}依赖的“${href}”不在本文件中。`,
            en: `${label(element).en} requires "${href}", which is not in this file.`,
          },
          { zh: '请添加该元素，或删除此依赖。', en: 'Add it, or remove the requirement.' },
        );
  const clear = new Set<string>();
  for (const element of requires.values()) {
    const circle = circleFrom(element.id, requires, clear);
    if (!circle) continue;
    const path = circle.join(' → ');
    yield error(
      'dmn-cycle',
      circle[0],
      { zh: `决策相互依赖，形成循环：${path}。`, en: `Decisions require each other in a circle: ${path}.` },
      { zh: '请删除其中一个依赖。', en: 'Remove one of the requirements.' },
    );
    return;
  }
}

type Requiring = { readonly requires: readonly { readonly id?: string }[] };

/** A circle that can be reached from an element; walks without recursion, so that no chain is too long. */
function circleFrom(start: string, graph: ReadonlyMap<string, Requiring>, clear: Set<string>): string[] | undefined {
  const path = [{ id: start, next: 0 }];
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const requirement = graph.get(top.id)?.requires[top.next++];
    if (!requirement) {
      clear.add(top.id);
      path.pop();
      continue;
    }
    const { id } = requirement;
    if (id === undefined || clear.has(id)) continue;
    const at = path.findIndex((step) => step.id === id);
    if (at !== -1) return [...path.slice(at).map((step) => step.id), id];
    path.push({ id, next: 0 });
  }
  return undefined;
}
