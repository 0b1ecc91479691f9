import type { DirectoryMapping } from '@flowhall/contracts';
import {
  allOf,
  atLeast,
  type Filter,
  type LdapEntry,
  type LdapSession,
  parseLdapFilter,
} from '../../adapters/ldap/index.ts';
import type { ReadEntries } from './map-directory.ts';

export interface Reading {
  /** Only people that have changed since, as the directory writes it; null: everybody. */
  readonly since: string | null;
  readonly onProgress: (read: number) => Promise<void>;
}

export interface ReadDirectory extends ReadEntries {
  /** The latest change among the people; null when the directory does not tell it. */
  readonly latest: string | null;
}

const ATTRIBUTES = [
  ...(['id', 'username', 'key', 'name', 'nameEn', 'email', 'phone', 'title', 'unit', 'parent', 'members'] as const),
];

/** The mapping of one kind of entries. */
interface Kind extends Partial<Record<(typeof ATTRIBUTES)[number], string>> {
  readonly base: string;
  readonly filter: string;
  readonly gone?: { readonly attribute: string };
}

/**
 * Reads a directory page by page. Units are always read as a whole, for people refer to them; groups with everybody, for
 * they refer to people. @throws LdapFailure
 */
export async function readDirectory(
  session: LdapSession,
  mapping: DirectoryMapping,
  { since, onProgress }: Reading,
): Promise<ReadDirectory> {
  let read = 0;
  const readAll = async (kind: Kind | null, filters: readonly Filter[] = []): Promise<LdapEntry[] | null> => {
    if (kind === null) return null;
    const entries: LdapEntry[] = [];
    const search = {
      base: kind.base,
      filter: allOf(parseLdapFilter(kind.filter), ...filters),
      attributes: [...attributesOf(kind), mapping.changed],
    };
    for await (const page of session.search(search)) {
      entries.push(...page);
      read += page.length;
      await onProgress(read);
    }
    return entries;
  };
  const units = await readAll(mapping.units);
  const people = (await readAll(mapping.people, since === null ? [] : [atLeast(mapping.changed, since)])) ?? [];
  const groups = since === null ? await readAll(mapping.groups) : null;
  return { units, people, groups, latest: latestOf(people, mapping.changed) };
}

/** The first few people, for looking at. @throws LdapFailure */
export async function readSome(session: LdapSession, mapping: DirectoryMapping, limit: number): Promise<ReadEntries> {
  const some = (kind: Kind) =>
    session.find(
      { base: kind.base, filter: allOf(parseLdapFilter(kind.filter)), attributes: attributesOf(kind) },
      limit,
    );
  const units = mapping.units && (await collect(session, mapping.units));
  return { units, people: await some(mapping.people), groups: mapping.groups && [] };
}

async function collect(session: LdapSession, kind: Kind): Promise<LdapEntry[]> {
  const search = { base: kind.base, filter: allOf(parseLdapFilter(kind.filter)), attributes: attributesOf(kind) };
  const entries: LdapEntry[] = [];
  for await (const page of session.search(search)) entries.push(...page);
  return entries;
}

/** Every attribute that a mapping names. */
function attributesOf({ base: _base, filter: _filter, gone, ...names }: Kind): string[] {
  const attributes = ATTRIBUTES.map((name) => names[name] ?? '');
  return [...attributes, gone?.attribute ?? ''].filter((name) => name !== '');
}

/** Stamps of one directory sort as texts. */
const latestOf = (entries: readonly LdapEntry[], attribute: string): string | null =>
  entries.reduce<string | null>((latest, entry) => {
    const stamp = entry.first(attribute);
    return stamp !== null && (latest === null || stamp > latest) ? stamp : latest;
  }, null);
