import type { DirectoryMapping } from '@flowhall/contracts';
import { describe, expect, it } from 'vitest';
import type { LdapEntry } from '../../adapters/ldap/index.ts';
import type { OrganisationState } from '../org/index.ts';
import { mapDirectory } from './map-directory.ts';
import { planSync } from './plan-sync.ts';

const mapping: DirectoryMapping = {
  people: {
    ...{
      base: 'ou=people',
      filter: '(uid=*)',
      id: 'uuid',
      username: 'uid',
      name: 'cn',
      nameEn: 'gecos',
      email: 'mail',
    },
    ...{ phone: 'mobile', unit: 'unit', title: 'title', gone: { attribute: 'status', values: ['left'] } },
  },
  units: {
    base: 'ou=units',
    filter: '(ou=*)',
    id: 'uuid',
    key: 'ou',
    name: 'cn',
    nameEn: '',
    parent: '',
    below: 'root',
  },
  groups: { base: 'ou=groups', filter: '(cn=*)', id: 'uuid', key: 'cn', name: 'cn', nameEn: '', members: 'member' },
  posts: [{ title: '主任', postKey: 'head' }],
  changed: 'stamp',
};

function entry(dn: string, attributes: Record<string, string | string[]>): LdapEntry {
  const values = (name: string) => [attributes[name] ?? []].flat();
  return { dn, values, first: (name) => values(name)[0] ?? null };
}
const unit = (ou: string, above = '') => entry(`ou=${ou},${above}ou=units`, { uuid: `u-${ou}`, ou, cn: ou });
const person = (uid: string, more: Record<string, string | string[]> = {}) =>
  entry(`uid=${uid},ou=people`, { uuid: `p-${uid}`, uid, cn: uid, unit: 'info', ...more });

const nothing: OrganisationState = {
  units: [],
  people: [],
  groups: [],
  posts: [{ id: 'post', key: 'head', name: '主任', nameEn: 'Head' }],
};
const root = {
  ...{ id: 'root-id', key: 'root', name: 'R', nameEn: 'R', kind: null, parentId: null, sortOrder: 0 },
  ...{ source: 'local', externalId: null, closed: false },
};
let count = 0;
const options = {
  ...{ source: 'ldap:campus', full: true, trusted: new Set<string>(), leaving: new Set<string>() },
  sealPhone: (phone: string) => ({ phone, phoneKey: phone }),
  nextId: () => {
    count += 1;
    return `id-${count}`;
  },
};
const read = (people: LdapEntry[], units = [unit('info'), unit('lab', 'ou=info,')], groups: LdapEntry[] = []) =>
  mapDirectory({ units, people, groups }, mapping);

/** What is there after a first run. */
function after(people: LdapEntry[], groups: LdapEntry[] = []): OrganisationState {
  const { changes } = planSync(read(people, undefined, groups), { ...nothing, units: [root] }, options);
  const of = <E extends string>(entity: E) =>
    changes.flatMap((one) => (one.entity === entity ? [one.after as never] : []));
  return { ...nothing, units: [root, ...of('unit')], people: of('person'), groups: of('group') };
}

describe('what a directory says', () => {
  it('becomes units in their tree, people with posts, and groups', () => {
    const members = ['UID = ada,ou=people', 'bob', 'cn=other,ou=groups'];
    const { units, people, groups, problems } = read(
      [
        person('ada', { title: '主任', unit: ['OU=lab,ou=info,ou=units', 'info'], mobile: '+86 138-0000 0000' }),
        person('bob'),
      ],
      undefined,
      [entry('cn=team,ou=groups', { uuid: 'g', cn: 'team', member: members })],
    );
    expect(problems).toEqual([]);
    expect(units?.map(({ key, parentKey }) => [key, parentKey])).toEqual([
      ['info', 'root'],
      ['lab', 'info'],
    ]);
    expect(people[0]).toMatchObject({
      phone: '13800000000',
      memberships: [
        { unitKey: 'lab', postKey: 'head', main: true },
        { unitKey: 'info', postKey: null, main: false },
      ],
    });
    expect(groups?.[0]?.members).toEqual(['ada', 'bob']);
  });

  it('is reported where an attribute is missing or too long, and the entry counts as there', () => {
    const mapped = read([person('ada', { cn: [] }), person('bob', { cn: 'x'.repeat(101) })]);
    expect(mapped.people).toEqual([]);
    expect(mapped.problems.map(({ problem, value }) => [problem, value])).toEqual([
      ['attribute-missing', 'cn'],
      ['value-long', 'cn'],
    ]);
    expect(mapped.seen.people.size).toBe(2);
  });
});

describe('the plan of a run', () => {
  it('changes nothing the second time', () => {
    const people = [person('ada', { title: '主任' }), person('bob')];
    const plan = planSync(read(people), after(people), options);
    expect([plan.changes, plan.leaving, plan.problems, plan.people]).toEqual([[], [], [], 2]);
  });

  it('names who leaves: missing in a full run only, or gone as the directory says', () => {
    const present = after([person('ada'), person('bob'), person('eve')]);
    const mapped = read([person('ada'), person('eve', { status: 'LEFT' })]);
    const names = (plan: ReturnType<typeof planSync>) => plan.leaving.map(({ username }) => username);
    expect(names(planSync(mapped, present, options))).toEqual(['bob', 'eve']);
    expect(names(planSync(mapped, present, { ...options, full: false }))).toEqual(['eve']);
  });

  it('keeps who cannot be read, and takes back who is there again', () => {
    const present = after([person('ada'), person('bob')]);
    const ada = present.people.find(({ username }) => username === 'ada')?.id ?? '';
    const plan = planSync(read([person('ada'), person('bob', { cn: [] })]), present, {
      ...options,
      leaving: new Set([ada]),
    });
    expect([plan.leaving, plan.back]).toEqual([[], [ada]]);
  });

  it('goes on without what cannot be: unknown units, two of one name, a unit that still has people', () => {
    const people = [
      person('ada', { unit: 'nowhere' }),
      person('bob'),
      entry('uid=bob,ou=x', { uuid: 'p2', uid: 'bob', cn: 'b' }),
    ];
    const first = planSync(read(people), { ...nothing, units: [root] }, options);
    expect(first.problems.map(({ problem, key }) => [problem, key])).toEqual(
      expect.arrayContaining([
        ['unit-unknown', 'ada'],
        ['duplicate', 'bob'],
      ]),
    );
    const added = first.changes.flatMap((one) =>
      one.entity === 'person' ? [[one.after.username, one.after.memberships.length]] : [],
    );
    expect(added).toEqual([['ada', 0]]);
    const present = after([person('ada')]);
    const plan = planSync(read([person('ada', { unit: [] })], []), present, options);
    expect(plan.changes.map(({ after: { closed }, id }) => [id === root.id, closed])).toContainEqual([false, true]);
    const kept = planSync(read([], []), present, options);
    expect(kept.problems.map(({ problem }) => problem)).toEqual(['unit-has-people']);
  });

  it('takes over no account with permissions, and leaves its name and addresses alone', () => {
    const own = after([person('boss')]);
    const trusted = new Set(own.people.map(({ id }) => id));
    const renamed = [person('boss', { uid: 'chief', cn: '新名', mail: 'evil@example.org', mobile: '13911111111' })];
    const [change] = planSync(read(renamed), own, { ...options, trusted }).changes;
    expect(change?.after).toMatchObject({ username: 'boss', name: '新名', email: null, phone: null, phoneKey: null });
    const local = { ...own, people: own.people.map((one) => ({ ...one, source: 'local', externalId: null })) };
    const plan = planSync(read([person('boss')]), local, { ...options, trusted });
    expect([plan.changes, plan.problems.map(({ problem }) => problem)]).toEqual([[], ['account-trusted']]);
  });
});
