import type { Plain } from './plain-element.ts';

/** One value that differs between two versions; absent on the side where it was not there. */
export interface Change {
  /** From the outside in. Members of a list are named by what tells them apart, such as `agree` among actions. */
  readonly path: readonly (string | number)[];
  readonly before?: Plain;
  readonly after?: Plain;
}

/** By the first of these that all members of a list have, each its own, they are recognised in the other version. */
const IDENTITIES = ['id', 'key', 'name', 'variable', 'event', 'lang', 'rule', 'code', '$type'] as const;

/** Every value in which two versions differ. A list of texts or numbers is one value: its order counts. */
export function diffPlain(before: Plain | undefined, after: Plain | undefined, path: Change['path'] = []): Change[] {
  if (before === undefined && after === undefined) return [];
  if (isRecord(before) && isRecord(after)) return diffRecords(before, after, path);
  if (isList(before) && isList(after)) return diffLists(before, after, path);
  if (before === after) return [];
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

type PlainRecord = { readonly [key: string]: Plain };

const isList = (value: Plain | undefined): value is readonly Plain[] => Array.isArray(value);
const isRecord = (value: Plain | undefined): value is PlainRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function diffRecords(before: PlainRecord, after: PlainRecord, path: Change['path']): Change[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => diffPlain(before[key], after[key], [...path, key]));
}

function diffLists(before: readonly Plain[], after: readonly Plain[], path: Change['path']): Change[] {
  const [named, other] = [byIdentity(before, after), byIdentity(after, before)];
  if (named && other) return diffNamed(named, other, path);
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const ofRecords = [...before, ...after].every((one) => isRecord(one));
  if (!ofRecords) return [{ path, before, after }];
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_one, at) => diffPlain(before[at], after[at], [...path, at])).flat();
}

function diffNamed(before: Map<string, Plain>, after: Map<string, Plain>, path: Change['path']): Change[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const changes = names.flatMap((name) => diffPlain(before.get(name), after.get(name), [...path, name]));
  const [kept, now] = [before, after].map((side) =>
    [...side.keys()].filter((name) => before.has(name) && after.has(name)),
  );
  if (kept && now && kept.join('\n') !== now.join('\n'))
    changes.push({ path: [...path, 'order'], before: kept, after: now });
  return changes;
}

/** Members by what tells them apart in both lists; undefined where nothing does. */
function byIdentity(list: readonly Plain[], other: readonly Plain[]): Map<string, Plain> | undefined {
  const key = IDENTITIES.find((one) => tellsApart(list, one) && tellsApart(other, one));
  if (key === undefined) return undefined;
  return new Map(list.map((member) => [String((member as PlainRecord)[key]), member]));
}

function tellsApart(list: readonly Plain[], key: string): boolean {
  const values = list.map((member) => (isRecord(member) ? member[key] : undefined));
  return values.every((value) => typeof value === 'string') && new Set(values).size === values.length;
}
