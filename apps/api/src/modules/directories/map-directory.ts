import type { DirectoryMapping } from '@flowhall/contracts';
import type { LdapEntry } from '../../adapters/ldap/index.ts';
import type { DesiredGroup, DesiredPerson, DesiredUnit } from '../org/index.ts';
import { dnsAbove, foldDn } from './dn.ts';

/** Entries as they were read; null: not read, or not kept in the directory. */
export interface ReadEntries {
  readonly units: readonly LdapEntry[] | null;
  readonly people: readonly LdapEntry[];
  readonly groups: readonly LdapEntry[] | null;
}

type With<T, K extends keyof T> = T & { readonly [P in K]-?: NonNullable<T[P]> };
export type MappedUnit = With<DesiredUnit, 'externalId'>;
export type MappedPerson = With<DesiredPerson, 'externalId'>;
export type MappedGroup = With<DesiredGroup, 'externalId'>;

export interface EntryProblem {
  readonly entity: 'unit' | 'person' | 'group' | 'membership';
  /** User name, key, or DN. */
  readonly key: string;
  readonly problem: string;
  /** What is wrong: an attribute or a value. */
  readonly value: string;
}

/** What the entries say. */
export interface MappedDirectory {
  readonly units: readonly MappedUnit[] | null;
  readonly people: readonly MappedPerson[];
  readonly groups: readonly MappedGroup[] | null;
  /** Ids of people who have left, as the directory says. */
  readonly gone: ReadonlySet<string>;
  /** Ids of all entries that are there, also of those with problems. */
  readonly seen: {
    readonly units: ReadonlySet<string>;
    readonly people: ReadonlySet<string>;
    readonly groups: ReadonlySet<string>;
  };
  readonly problems: readonly EntryProblem[];
}

const LONGEST = 100;

/** Turns entries into wishes. Pure. Entries that lack an attribute or say something impossible are reported and left out. */
export function mapDirectory(entries: ReadEntries, mapping: DirectoryMapping): MappedDirectory {
  const problems: EntryProblem[] = [];
  const seen = { units: new Set<string>(), people: new Set<string>(), groups: new Set<string>() };
  const read = <N extends string>(
    kind: keyof typeof seen,
    entity: EntryProblem['entity'],
    entry: LdapEntry,
    needed: Readonly<Record<N | 'id', string>>,
  ): Record<N | 'id', string> | null => {
    const id = entry.first(needed.id);
    if (id !== null) seen[kind].add(id);
    const found: Partial<Record<string, string>> = {};
    for (const [name, attribute] of Object.entries<string>(needed)) {
      const value = entry.first(attribute);
      if (value === null || value.length > LONGEST) {
        problems.push({
          entity,
          key: entry.dn,
          problem: value === null ? 'attribute-missing' : 'value-long',
          value: attribute,
        });
        return null;
      }
      found[name] = value;
    }
    return found as Record<N | 'id', string>;
  };

  const units = mapping.units && entries.units ? mapUnits(entries.units, mapping.units, read) : null;
  const unitKeys = new Map(units?.flatMap(({ unit, dn }) => [[foldDn(dn), unit.key] as const]));
  const gone = new Set<string>();
  const usernames = new Map<string, string>();
  const people = entries.people.flatMap((entry): MappedPerson[] => {
    const { id, username, name } = mapping.people;
    const said = read('people', 'person', entry, { id, username, name });
    if (!said) return [];
    usernames.set(foldDn(entry.dn), said.username);
    if (hasGone(entry, mapping.people)) {
      gone.add(said.id);
      return [];
    }
    return [mapPerson(entry, said, mapping, unitKeys)];
  });
  const groups =
    mapping.groups && entries.groups
      ? entries.groups.flatMap((entry): MappedGroup[] => {
          const { id, key, name, nameEn, members } = mapping.groups ?? {
            id: '',
            key: '',
            name: '',
            nameEn: '',
            members: '',
          };
          const said = read('groups', 'group', entry, { id, key, name });
          if (!said) return [];
          return [
            {
              ...{ key: said.key, name: said.name, externalId: said.id, closed: false },
              ...english(entry, nameEn),
              // Members of other kinds, such as groups, are none here.
              members: entry
                .values(members)
                .flatMap((one) => (one.includes('=') ? (usernames.get(foldDn(one)) ?? []) : one)),
            },
          ];
        })
      : null;
  return { units: units?.map(({ unit }) => unit) ?? null, people, groups, gone, seen, problems };
}

type Read = (
  kind: 'units',
  entity: 'unit',
  entry: LdapEntry,
  needed: { readonly id: string; readonly key: string; readonly name: string },
) => { id: string; key: string; name: string } | null;

function mapUnits(entries: readonly LdapEntry[], mapping: NonNullable<DirectoryMapping['units']>, read: Read) {
  const { id, key, name, nameEn, parent, below } = mapping;
  const said = entries.flatMap((entry) => {
    const one = read('units', 'unit', entry, { id, key, name });
    return one ? [{ ...one, entry }] : [];
  });
  const byDn = new Map(said.map((one) => [foldDn(one.entry.dn), one.key]));
  const keys = new Set(said.map((one) => one.key));
  const parentOf = (entry: LdapEntry): string | null => {
    if (parent === '') return dnsAbove(entry.dn).flatMap((dn) => byDn.get(dn) ?? [])[0] ?? below;
    const value = entry.first(parent);
    if (value === null) return below;
    return byDn.get(foldDn(value)) ?? (keys.has(value) ? value : below);
  };
  return said.map(({ entry, ...one }) => ({
    dn: entry.dn,
    unit: {
      ...{ key: one.key, name: one.name, externalId: one.id, closed: false, parentKey: parentOf(entry) },
      ...english(entry, nameEn),
    },
  }));
}

function mapPerson(
  entry: LdapEntry,
  said: { readonly id: string; readonly username: string; readonly name: string },
  { people, posts }: DirectoryMapping,
  unitKeys: ReadonlyMap<string, string>,
): MappedPerson {
  const titles = people.title === '' ? [] : entry.values(people.title);
  const postKey = posts.find(({ title }) => titles.includes(title))?.postKey ?? null;
  const unitsSaid = people.unit === '' ? [] : entry.values(people.unit);
  return {
    ...{ externalId: said.id, username: said.username, name: said.name, closed: false },
    ...english(entry, people.nameEn),
    ...(people.email !== '' && { email: entry.first(people.email)?.slice(0, LONGEST) ?? null }),
    ...(people.phone !== '' && { phone: phoneOf(entry.first(people.phone)) }),
    ...(people.unit !== '' && {
      memberships: unitsSaid.map((one, index) => ({
        unitKey: unitKeys.get(foldDn(one)) ?? one,
        // A title says what somebody is in the first place.
        postKey: index === 0 ? postKey : null,
        main: index === 0,
      })),
    }),
  };
}

const english = (entry: LdapEntry, attribute: string) => {
  const nameEn = attribute === '' ? null : entry.first(attribute);
  return nameEn === null || nameEn.length > LONGEST ? {} : { nameEn };
};

const hasGone = (entry: LdapEntry, { gone }: DirectoryMapping['people']): boolean =>
  gone.attribute !== '' &&
  entry.values(gone.attribute).some((value) => gone.values.some((one) => one.toLowerCase() === value.toLowerCase()));

/** Digits as people dial them; numbers of China without their country. Null for what is none. */
function phoneOf(text: string | null): string | null {
  const digits = (text ?? '').replaceAll(/[\s()-]/g, '').replace(/^(\+|00)86/, '');
  return /^\+?\d{5,20}$/.test(digits) ? digits : null;
}
