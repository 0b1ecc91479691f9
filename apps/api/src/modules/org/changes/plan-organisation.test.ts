import { createTestDatabase } from '@flowhall/testing/database';
import { describe, expect, it } from 'vitest';
import { withTransaction } from '../../../lib/transaction.ts';
import { applyChanges } from './apply-changes.ts';
import type { DesiredOrganisation } from './desired-organisation.ts';
import { findOrganisation } from './organisation.repository.ts';
import { isSame, type OrganisationState } from './organisation.ts';
import { applyToState } from './plan-checks.ts';
import { planOrganisation } from './plan-organisation.ts';
import { undoOf } from './undo-changes.ts';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
console.log(`SEED=${SEED}`);

/** Numbers that depend on the seed alone. */
function randomFrom(seed: number) {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return { below, often: (percent: number) => below(100) < percent };
}
type Random = ReturnType<typeof randomFrom>;

function idMaker(random: Random) {
  const hex = (length: number) => Array.from({ length }, () => random.below(16).toString(16)).join('');
  return () => `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
}

const ids = { next: 0 };
function sealPhone(phone: string) {
  ids.next += 1;
  return { phone: `sealed ${ids.next}`, phoneKey: `key of ${phone}` };
}

const posts = [{ key: 'head', name: '负责人', nameEn: 'Head' }];

/** A wish that can be fulfilled: units refer to earlier ones, nobody is in a closed one. */
function wish(random: Random): DesiredOrganisation {
  const units = Array.from({ length: 1 + random.below(12) }, (_one, index) => {
    const parent = index > 0 && random.often(80) ? `u${random.below(index)}` : null;
    return { key: `u${index}`, name: `单位${random.below(4)}`, parentKey: parent, sortOrder: random.below(3) };
  });
  const people = Array.from({ length: random.below(25) }, (_one, index) => ({
    username: `p${index}`,
    name: `人${random.below(5)}`,
    ...(random.often(50) && { email: random.often(50) ? `p${index}@example.edu` : null }),
    ...(random.often(50) && { phone: random.often(70) ? `1380000${random.below(3)}` : null }),
    ...(random.often(20) && { validUntil: '2027-06-30' }),
    closed: random.often(10),
    memberships: Array.from({ length: random.below(4) }, () => ({
      unitKey: `u${random.below(units.length)}`,
      postKey: random.often(30) ? 'head' : null,
      main: random.often(30),
    })),
  }));
  const groups = Array.from({ length: random.below(4) }, (_one, index) => ({
    key: `g${index}`,
    name: `组${index}`,
    members: people.filter(() => random.often(30)).map(({ username }) => username),
  }));
  return { units, people, groups };
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]) =>
  rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
const inOrder = ({ units, people, groups }: OrganisationState) => ({
  units: byId(units),
  people: byId(people),
  groups: byId(groups),
});

/** Says of a state in keys alone what wishes say. */
function said(state: OrganisationState) {
  const unitKey = new Map(state.units.map(({ id, key }) => [id, key]));
  const postKey = new Map(state.posts.map(({ id, key }) => [id, key]));
  const username = new Map(state.people.map(({ id, username: name }) => [id, name]));
  return {
    unit: new Map(state.units.map((unit) => [unit.key, { ...unit, parent: unitKey.get(unit.parentId ?? '') ?? null }])),
    person: new Map(
      state.people.map((person) => [
        person.username,
        {
          ...person,
          places: person.memberships.map(
            ({ unitId, postId }) => `${unitKey.get(unitId)} ${postId && postKey.get(postId)}`,
          ),
        },
      ]),
    ),
    group: new Map(state.groups.map((group) => [group.key, group.memberIds.map((id) => username.get(id)).sort()])),
  };
}

function expectFulfilled(state: OrganisationState, { units = [], people = [], groups = [] }: DesiredOrganisation) {
  const is = said(state);
  for (const { key, name, parentKey } of units) expect(is.unit.get(key)).toMatchObject({ name, parent: parentKey });
  for (const { username, memberships = [], phone, ...rest } of people) {
    const person = is.person.get(username);
    expect(person).toMatchObject(rest);
    if (phone !== undefined) expect(person?.phoneKey).toBe(phone && `key of ${phone}`);
    expect(person?.places.toSorted()).toEqual(
      [...new Set(memberships.map(({ unitKey, postKey }) => `${unitKey} ${postKey}`))].sort(),
    );
    expect(person?.memberships.filter(({ main }) => main)).toHaveLength(memberships.length > 0 ? 1 : 0);
  }
  for (const { key, members } of groups) expect(is.group.get(key)).toEqual(members?.toSorted());
}

/** The former state, with what came in between closed and empty. */
function expectUndone(state: OrganisationState, former: OrganisationState) {
  const was = new Set([...former.units, ...former.people, ...former.groups].map(({ id }) => id));
  const kept = <T extends { id: string }>(rows: readonly T[]) => rows.filter(({ id }) => was.has(id));
  expect(
    inOrder({ ...state, units: kept(state.units), people: kept(state.people), groups: kept(state.groups) }),
  ).toEqual(inOrder(former));
  for (const one of [...state.units, ...state.people, ...state.groups])
    if (!was.has(one.id)) expect(one.closed).toBe(true);
}

describe('plans of changes', () => {
  it('lead from any state to what is wished, say nothing more then, and can be taken back', () => {
    for (let round = 0; round < 300; round += 1) {
      const random = randomFrom(SEED + round);
      const nextId = idMaker(random);
      const start: OrganisationState = {
        ...{ units: [], people: [], groups: [] },
        posts: posts.map((post) => ({ ...post, id: nextId() })),
      };
      const options = { source: 'import', nextId, sealPhone };
      const first = planOrganisation(wish(random), start, options);
      const former = applyToState(start, first.changes);
      // Without closed units, because wishes of the second round may put people into any of the first.
      const wished = wish(random);
      const { changes, problems } = planOrganisation(wished, former, options);
      if (problems.length > 0) {
        // The second tree may hang a unit below one that hangs below it: nothing else is wrong with it.
        expect(new Set(problems.map(({ problem }) => problem))).toEqual(new Set(['unit-cycle']));
        continue;
      }
      const state = applyToState(former, changes);
      expectFulfilled(state, wished);
      expect(planOrganisation(wished, state, options).changes, `SEED=${SEED} round ${round}`).toEqual([]);
      const undo = undoOf(changes, state);
      expect(undo.changedSince).toEqual([]);
      expectUndone(applyToState(state, undo.changes), former);
    }
  });

  it('are written as they are planned', async () => {
    const database = await createTestDatabase('pglite');
    const { prisma } = database;
    await prisma.post.createMany({ data: posts });
    const random = randomFrom(SEED);
    const options = { source: 'import', nextId: () => crypto.randomUUID(), sealPhone };
    const write = (changes: ReturnType<typeof planOrganisation>['changes']) =>
      withTransaction(prisma, (tx) => applyChanges(tx, changes, { at: new Date(), nextId: options.nextId }));
    for (let round = 0; round < 6; round += 1) {
      const former = await findOrganisation(prisma);
      const wished = wish(random);
      const { changes, problems } = planOrganisation(wished, former, options);
      if (problems.length > 0) continue;
      await write(changes);
      const state = await findOrganisation(prisma);
      expect(inOrder(state)).toEqual(inOrder(applyToState(former, changes)));
      expectFulfilled(state, wished);
      const undo = undoOf(changes, state);
      await write(undo.changes);
      const undone = await findOrganisation(prisma);
      expectUndone(undone, former);
      await write(planOrganisation(wished, undone, options).changes);
      expectFulfilled(await findOrganisation(prisma), { ...wished, units: [] });
    }
    await database.close();
  });

  const nextId = idMaker(randomFrom(1));
  const base = (): OrganisationState => ({
    ...{ units: [], people: [], groups: [] },
    posts: posts.map((post) => ({ ...post, id: nextId() })),
  });
  const plan = (desired: DesiredOrganisation, present = base(), more: object = {}) =>
    planOrganisation(desired, present, { source: 'ldap:campus', nextId, sealPhone, ...more });
  const at = (row: number) => ({ origin: { sheet: 'people', row } });

  it('say what is wrong, and where', () => {
    const { problems } = plan({
      units: [
        { key: 'a', name: '甲', parentKey: 'b' },
        { key: 'b', name: '乙', parentKey: 'a' },
        { key: 'c', parentKey: 'nowhere' },
        { key: 'A', name: '又是甲' },
      ],
      people: [
        { username: 'x', name: '某', memberships: [{ unitKey: 'zz', postKey: 'boss', ...at(7) }], ...at(2) },
        { username: 'X', name: '某', ...at(3) },
      ],
      groups: [{ key: 'g', name: '组', members: ['nobody'] }],
    });
    expect(problems.map(({ problem, key, field, value, origin }) => [problem, key, field, value, origin?.row])).toEqual(
      [
        ['name-missing', 'c', 'name', '', undefined],
        ['duplicate', 'A', 'key', 'A', undefined],
        ['unit-unknown', 'c', 'parentKey', 'nowhere', undefined],
        ['unit-unknown', 'x', 'unitKey', 'zz', 7],
        ['post-unknown', 'x', 'postKey', 'boss', 7],
        ['duplicate', 'X', 'username', 'X', 3],
        ['person-unknown', 'g', 'members', 'nobody', undefined],
        ['unit-cycle', 'a', 'parentKey', 'b', undefined],
        ['unit-cycle', 'b', 'parentKey', 'a', undefined],
      ],
    );
  });

  it('follow what a source renames, close what it no longer names, and leave others alone', () => {
    const first = plan({
      units: [{ key: 'a', name: '甲', externalId: '1' }],
      people: [
        { username: 'x', name: '某', externalId: '10', memberships: [{ unitKey: 'a', postKey: null }] },
        { username: 'y', name: '另', externalId: '11' },
      ],
    });
    const present = applyToState(base(), first.changes);
    const own = { ...present.people[0]!, id: nextId(), username: 'own', source: 'local', externalId: null };
    const before = { ...present, people: [...present.people, { ...own, memberships: [] }] };
    const second = plan({ people: [{ username: 'renamed', externalId: '10', name: '某' }] }, before, {
      missing: 'close',
    });
    expect(second.problems).toEqual([]);
    expect(second.changes.map(({ after }) => ['username' in after && after.username, after.closed])).toEqual([
      ['renamed', false],
      ['y', true],
    ]);
    const y = present.people.find(({ username }) => username === 'y')!;
    const busy = plan({ people: [] }, before, { missing: 'close', busy: new Set([y.id]) });
    expect(busy.problems).toMatchObject([{ problem: 'person-has-work', key: 'y' }]);
    const scim = planOrganisation({ people: [{ username: 'x', externalId: 's' }] }, before, {
      source: 'scim',
      nextId,
      sealPhone,
    });
    expect(scim.problems).toMatchObject([{ problem: 'kept-elsewhere', key: 'x' }]);
  });

  it('refuse to take back what was changed since', () => {
    const { changes } = plan({ people: [{ username: 'x', name: '某' }] });
    const state = applyToState(base(), changes);
    const later = plan({ people: [{ username: 'x', name: '改名' }] }, state);
    const changed = applyToState(state, later.changes);
    expect(undoOf(changes, changed).changedSince).toEqual([{ entity: 'person', key: 'x' }]);
    expect(isSame(state.people[0]!, changed.people[0]!)).toBe(false);
  });

  it('close no unit that has people or other units', () => {
    const state = applyToState(
      base(),
      plan({
        units: [
          { key: 'a', name: '甲' },
          { key: 'b', name: '乙', parentKey: 'a' },
        ],
        people: [{ username: 'x', name: '某', memberships: [{ unitKey: 'b', postKey: null }] }],
      }).changes,
    );
    const close = (...keys: string[]) => plan({ units: keys.map((key) => ({ key, closed: true })) }, state).problems;
    expect(close('a').map(({ problem }) => problem)).toEqual(['unit-has-units']);
    expect(close('b').map(({ problem }) => problem)).toEqual(['unit-has-people']);
    expect(close('a', 'b').map(({ problem }) => problem)).toEqual(['unit-has-people']);
  });
});
