import {
  type ChangeUnitBody,
  type CloseUnitBody,
  type CreateUnitBody,
  DEPUTY_HEAD_POST_KEY,
  HEAD_POST_KEY,
  type SetHoldersBody,
} from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import { recordAudit } from '../audit/index.ts';
import { type ChangeContext, carryOut, refuseOne } from './changes/carry-out.ts';
import {
  findPersonStates,
  findPostStates,
  findUnitStates,
  lockOrganisation,
} from './changes/organisation.repository.ts';
import { type OrganisationChange, type PersonState, tidyMemberships, type UnitState } from './changes/organisation.ts';
import * as managed from './managed.repository.ts';
import { withHolders } from './unit-holders.ts';

/** @returns its id. @throws UserError `organisation-refused` */
export async function createUnit(tx: Transaction, body: CreateUnitBody, context: ChangeContext): Promise<string> {
  await lockOrganisation(tx);
  if (await managed.hasUnitKey(tx, body.key)) {
    refuseOne({ problem: 'key-taken', entity: 'unit', key: body.key, field: 'key', value: body.key }, context.lang);
  }
  const units = await findUnitStates(tx);
  const siblings = units.filter(({ parentId }) => parentId === body.parentId);
  const after: UnitState = {
    ...{ id: context.nextId(), key: body.key, ...namesOf(body.name), kind: body.kind?.trim() || null },
    ...{ parentId: knownParent(units, body.parentId, context), source: 'local', externalId: null, closed: false },
    sortOrder: body.sortOrder ?? Math.max(-1, ...siblings.map(({ sortOrder }) => sortOrder)) + 1,
  };
  await carryOut(tx, stateOf(units), [{ entity: 'unit', id: after.id, before: null, after }], context);
  await record(tx, 'unit-created', after.id, context, { key: after.key });
  return after.id;
}

/** @throws UserError `not-found`, `version-conflict`, `organisation-refused` */
export async function changeUnit(tx: Transaction, id: string, body: ChangeUnitBody, context: ChangeContext) {
  const { units, before } = await lockUnit(tx, id, body.version);
  const parentId = body.parentId === undefined ? before.parentId : knownParent(units, body.parentId, context);
  const after: UnitState = {
    ...before,
    ...(body.name && namesOf(body.name)),
    ...(body.kind !== undefined && { kind: body.kind?.trim() || null }),
    ...(body.sortOrder !== undefined && { sortOrder: body.sortOrder }),
    parentId,
  };
  await carryOut(tx, stateOf(units), [{ entity: 'unit', id, before, after }], context);
  const moved = before.parentId !== parentId && { from: before.parentId, to: parentId };
  await record(tx, 'unit-changed', id, context, { key: before.key, ...moved });
}

/**
 * Closes a unit. People, units below and running applications go to the successor; heads and deputies of the closed unit
 * belong there without these posts.
 * @throws UserError `not-found`, `version-conflict`, `unit-needs-successor`, `organisation-refused`
 */
export async function closeUnit(tx: Transaction, id: string, body: CloseUnitBody, context: ChangeContext) {
  const { units, before } = await lockUnit(tx, id, body.version);
  const { successorId } = body;
  const below = units.filter((unit) => unit.parentId === id && !unit.closed);
  if (!successorId) {
    const [people, work] = [await managed.countActiveMembers(tx, id), await managed.countRunning(tx, id)];
    if (people + work + below.length > 0) {
      throw new UserError('unit-needs-successor', { params: { people, units: below.length, work } });
    }
  }
  const people = successorId ? await findPersonStates(tx, await managed.findMemberIds(tx, id)) : [];
  const changes: OrganisationChange[] = [{ entity: 'unit', id, before, after: { ...before, closed: true } }];
  if (successorId) {
    const successor = knownUnit(units, successorId, 'successorId', context);
    if (isBelow(units, successor, id)) {
      refuseOne(
        {
          ...{ problem: 'unit-cycle', entity: 'unit', key: successor.key },
          ...{ field: 'successorId', value: before.key },
        },
        context.lang,
      );
    }
    const posts = await findPostStates(tx);
    const leading = new Set(
      posts.filter(({ key }) => key === HEAD_POST_KEY || key === DEPUTY_HEAD_POST_KEY).map((post) => post.id),
    );
    for (const unit of below) {
      changes.push({ entity: 'unit', id: unit.id, before: unit, after: { ...unit, parentId: successorId } });
    }
    for (const person of people) {
      const after = { ...person, memberships: movedTo(person, id, successorId, leading) };
      changes.push({ entity: 'person', id: person.id, before: person, after });
    }
    await managed.moveRunning(tx, id, successorId);
  }
  await carryOut(tx, { ...stateOf(units), people }, changes, context);
  const detail = { key: before.key, to: successorId ?? null, people: people.length, units: below.length };
  await record(tx, 'unit-closed', id, context, detail);
}

/** @throws UserError `not-found`, `version-conflict`, `organisation-refused` */
export async function reopenUnit(tx: Transaction, id: string, version: number, context: ChangeContext) {
  const { units, before } = await lockUnit(tx, id, version);
  await carryOut(tx, stateOf(units), [{ entity: 'unit', id, before, after: { ...before, closed: false } }], context);
  await record(tx, 'unit-reopened', id, context, { key: before.key });
}

/** Says who holds a post in a unit. @throws UserError `not-found`, `organisation-refused` */
export async function setHolders(tx: Transaction, id: string, body: SetHoldersBody, context: ChangeContext) {
  const { units, before } = await lockUnit(tx, id);
  const { postKey, userIds } = body;
  const post = (await findPostStates(tx)).find(({ key }) => key === postKey);
  if (!post) {
    refuseOne(
      { problem: 'post-unknown', entity: 'unit', key: before.key, field: 'postKey', value: postKey },
      context.lang,
    );
  }
  if (before.closed) {
    refuseOne(
      { problem: 'unit-closed', entity: 'unit', key: before.key, field: 'unitId', value: before.key },
      context.lang,
    );
  }
  const people = await findPersonStates(tx, [...new Set([...userIds, ...(await managed.findMemberIds(tx, id))])]);
  const wished = new Set(userIds);
  for (const unknown of userIds.filter((one) => !people.some((person) => person.id === one && !person.closed))) {
    refuseOne(
      { problem: 'person-unknown', entity: 'unit', key: before.key, field: 'userIds', value: unknown },
      context.lang,
    );
  }
  const changes = people.map((person): OrganisationChange => {
    const after = withHolders(person, { unitId: id, postId: post?.id ?? '', holds: wished.has(person.id) });
    return { entity: 'person', id: person.id, before: person, after };
  });
  await carryOut(tx, { ...stateOf(units), people }, changes, context);
  await record(tx, 'unit-changed', id, context, { key: before.key, post: postKey, holders: userIds.length });
}

async function lockUnit(tx: Transaction, id: string, version?: number) {
  await lockOrganisation(tx);
  const row = await managed.findUnitVersion(tx, id);
  if (!row) throw new UserError('not-found');
  if (version !== undefined && row.version !== version) throw new UserError('version-conflict');
  const units = await findUnitStates(tx);
  const before = units.find((unit) => unit.id === id);
  if (!before) throw new UserError('not-found');
  return { units, before };
}

const namesOf = ({ zh, en }: { zh: string; en: string }) => ({ name: zh.trim(), nameEn: en.trim() || zh.trim() });

const stateOf = (units: readonly UnitState[]) => ({ units, people: [], groups: [], posts: [] });

function knownUnit(units: readonly UnitState[], id: string, field: string, { lang }: ChangeContext): UnitState {
  const unit = units.find((one) => one.id === id);
  if (!unit) throw new UserError('not-found');
  if (unit.closed) refuseOne({ problem: 'unit-closed', entity: 'unit', key: unit.key, field, value: unit.key }, lang);
  return unit;
}

const knownParent = (units: readonly UnitState[], parentId: string | null, context: ChangeContext): string | null =>
  parentId === null ? null : knownUnit(units, parentId, 'parentId', context).id;

function isBelow(units: readonly UnitState[], unit: UnitState, id: string): boolean {
  const byId = new Map(units.map((one) => [one.id, one]));
  for (let at: UnitState | undefined = unit; at; at = at.parentId === null ? undefined : byId.get(at.parentId)) {
    if (at.id === id) return true;
  }
  return false;
}

const movedTo = ({ memberships }: PersonState, from: string, to: string, leading: ReadonlySet<string>) =>
  tidyMemberships(
    memberships.map((one) =>
      one.unitId === from
        ? { ...one, unitId: to, postId: one.postId !== null && leading.has(one.postId) ? null : one.postId }
        : one,
    ),
  );

const record = (
  tx: Transaction,
  action: 'unit-created' | 'unit-changed' | 'unit-closed' | 'unit-reopened',
  subject: string,
  { at, actorId, address }: ChangeContext,
  detail: Record<string, string | number | null>,
) => recordAudit(tx, { action, at, actorId, subject, address, detail });
