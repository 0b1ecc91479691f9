import { checkShape, type ItemFinding, type LocalizedText, type SourceFile } from '@flowhall/items';
import type { ItemUnderTest } from './item-under-test.ts';
import { ACTIONS, ENTRY_KINDS, type Scenario, type ScenarioEntry, scenarioHead } from './scenario.ts';

type Path = readonly (string | number)[];

/** What is wrong with a scenario as a file: its entries, one by one by their kind, and the names in them. */
export async function checkScenario(source: SourceFile, item: ItemUnderTest): Promise<ItemFinding[]> {
  const head = checkShape('scenario', scenarioHead, source);
  if (head.length > 0) return head;
  const scenario = source.value as Scenario;
  const steps = scenario.steps ?? [];
  const shape = steps.flatMap((entry, index) => checkEntry(source, entry, ['steps', index]));
  if (shape.length > 0) return shape;
  return [
    ...steps.flatMap((entry, index) => checkNeeds(source, entry, ['steps', index])),
    ...steps.flatMap((entry, index) => checkElements(source, item, entry, ['steps', index])),
    ...(await checkPeople(source, item, scenario)),
  ];
}

const KINDS = Object.keys(ENTRY_KINDS);
const isKind = (name: string): name is keyof typeof ENTRY_KINDS => Object.hasOwn(ENTRY_KINDS, name);

function checkEntry(source: SourceFile, entry: object, path: Path): ItemFinding[] {
  const [kind, second] = Object.keys(entry).filter(isKind);
  if (kind !== undefined && second === undefined) return checkShape('scenario', ENTRY_KINDS[kind], source, path);
  const kinds = KINDS.join(', ');
  const message: LocalizedText =
    kind === undefined
      ? { zh: `${path.join('.')} 没有说明发生什么`, en: `${path.join('.')} does not say what happens` }
      : {
          zh: `${path.join('.')} 同时写了 ${kind} 和 ${second}`,
          en: `${path.join('.')} says both ${kind} and ${second}`,
        };
  const mend = { zh: `写上其中一项：${kinds}。`, en: `Write one of ${kinds}.` };
  return [finding(source, path, 'scenario/entry-kind', path, { message, mend })];
}

/** What an action cannot do without. */
const NEEDS: Readonly<Record<string, readonly ('at' | 'to')[]>> = {
  ...Object.fromEntries(ACTIONS.map((name) => [name, ['at']])),
  ...{ return: ['at', 'to'], transfer: ['at', 'to'], delegate: ['at', 'to'] },
  ...{ 'add-sign': ['at', 'to'], 'remove-sign': ['at', 'to'] },
  ...{ cc: ['to'], urge: [], withdraw: [], terminate: [], retry: [], resolve: [] },
};

function checkNeeds(source: SourceFile, entry: ScenarioEntry, path: Path): ItemFinding[] {
  if (!('do' in entry)) return [];
  const missing = (NEEDS[entry.do] ?? []).filter((name) => entry[name] === undefined);
  return missing.map((name) => {
    const wanted = [...path, name].join('.');
    return finding(source, path, 'scenario/required', [...path, name], {
      message: { zh: `${entry.do} 缺少 ${wanted}`, en: `${entry.do} needs ${wanted}` },
      mend:
        name === 'at'
          ? { zh: '写上步骤的标识。', en: 'Write the id of the step.' }
          : { zh: '写上给谁，或退回到哪里。', en: 'Write to whom, or where to return to.' },
    });
  });
}

/** Ids of elements; those of called applications are the other item's. */
function checkElements(source: SourceFile, { model }: ItemUnderTest, entry: ScenarioEntry, path: Path): ItemFinding[] {
  if ('in' in entry && entry.in !== undefined) return [];
  const named = (['at', 'job', 'call'] as const).flatMap((name) => {
    const value: unknown = name in entry ? Reflect.get(entry, name) : undefined;
    return typeof value === 'string' ? [{ name, value }] : [];
  });
  const expected = Object.keys(entry.expect?.steps ?? {}).map((value) => ({ name: 'expect', value }));
  return [...named, ...expected]
    .filter(({ value }) => !model.nodes.has(value))
    .map(({ name, value }) => {
      const place = name === 'expect' ? [...path, 'expect', 'steps', value] : [...path, name];
      const close = nearest(value, [...model.nodes.keys()]);
      return finding(source, place, 'scenario/unknown-element', place, {
        message: { zh: `流程里没有“${value}”`, en: `The process has no "${value}"` },
        mend: close
          ? { zh: `是不是 ${close}？`, en: `Did you mean ${close}?` }
          : { zh: '写流程图里元素的标识。', en: 'Write the id of an element of the process.' },
      });
    });
}

async function checkPeople(
  source: SourceFile,
  { directory }: ItemUnderTest,
  scenario: Scenario,
): Promise<ItemFinding[]> {
  const acting = [
    { name: scenario.start.by, path: ['start', 'by'] as Path },
    ...(scenario.steps ?? []).flatMap((entry, index) =>
      'by' in entry ? [{ name: entry.by, path: ['steps', index, 'by'] as Path }] : [],
    ),
  ];
  const known = await directory.peopleByUsernames([...new Set(acting.map(({ name }) => name))]);
  const names = new Set(known.map((person) => person.username));
  return acting
    .filter(({ name }) => !names.has(name))
    .map(({ name, path }) =>
      finding(source, path, 'scenario/unknown-person', path, {
        message: { zh: `没有用户“${name}”`, en: `There is no user "${name}"` },
        mend: { zh: '写此机构里的用户名。', en: 'Write the user name of somebody in this organisation.' },
      }),
    );
}

function finding(
  source: SourceFile,
  at: Path,
  rule: string,
  element: Path,
  text: Pick<ItemFinding, 'message' | 'mend'>,
): ItemFinding {
  const { file } = source;
  return { rule, severity: 'error', file, line: source.lineOf(at), element: element.join('.'), ...text };
}

/** The name that differs from another by a slip or two. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 4));
  return known
    .map((one) => ({ one, distance: distanceOf(name, one) }))
    .filter(({ distance }) => distance <= limit)
    .sort((one, other) => one.distance - other.distance)[0]?.one;
}

/** Letters to be put in, taken out or replaced. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_none, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, wanted] of [...other].entries()) {
      const same = (row[index] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(same, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
