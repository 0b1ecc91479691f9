import type { Transaction } from '@flowhall/db';
import { v7 as uuid } from 'uuid';
import { isUuid } from '../../lib/uuid.ts';
import { recordAudit } from '../audit/index.ts';
import { applyChanges, findGroupStates, lockOrganisation, type OrganisationState } from '../org/index.ts';
import type { ScimContext } from './change-user.ts';
import type { ScimObject } from './patch.ts';
import { caseless, text } from './read-user.ts';
import * as scim from './scim.repository.ts';
import { badRequest, ScimError } from './scim-error.ts';

type GroupState = OrganisationState['groups'][number];

interface GroupWish {
  readonly name: string;
  readonly externalId: string | null;
  readonly memberIds: readonly string[];
}

/** @throws ScimError `invalidValue` */
export function readGroup(body: ScimObject): GroupWish {
  const group = caseless(body);
  const name = text(group, 'displayname');
  if (name === null) throw badRequest('invalidValue', 'displayName is missing');
  const members = [group.members ?? []].flat().map((one) => text(caseless(one), 'value'));
  if (members.some((id) => id === null || !isUuid(id))) throw badRequest('invalidValue', 'A member is nobody here');
  const memberIds = [...new Set(members.flatMap((id) => id ?? []))].sort();
  return { name, externalId: text(group, 'externalid'), memberIds };
}

/** A new group (id null), or one that is as wished then. @returns its id. @throws ScimError */
export async function writeGroup(
  tx: Transaction,
  id: string | null,
  wish: GroupWish,
  context: ScimContext,
): Promise<string> {
  await lockOrganisation(tx);
  const [before = null] = id === null ? [] : await findGroupStates(tx, [id]);
  if (id !== null) refuseOthers(before);
  const added = wish.memberIds.filter((one) => !before?.memberIds.includes(one));
  if ((await scim.findKnown(tx, added)).length < added.length)
    throw badRequest('invalidValue', 'A member is nobody here');
  await refuseTwice(tx, id, wish.externalId);
  const own = id ?? uuid();
  const after: GroupState = {
    ...(before ?? { key: `scim-${own}`, closed: false }),
    ...{ id: own, name: wish.name, nameEn: wish.name, source: 'scim', externalId: wish.externalId },
    memberIds: wish.memberIds,
  };
  await applyChanges(tx, [{ entity: 'group', id: own, before, after }], { at: context.at, nextId: uuid });
  await record(tx, 'group-provisioned', own, context);
  return own;
}

/** Closes it: nothing is deleted. @throws ScimError 403, 404 */
export async function removeGroup(tx: Transaction, id: string, context: ScimContext): Promise<void> {
  await lockOrganisation(tx);
  const [before] = await findGroupStates(tx, [id]);
  refuseOthers(before ?? null);
  if (!before) return;
  const after = { ...before, closed: true, externalId: null, memberIds: [] };
  await applyChanges(tx, [{ entity: 'group', id, before, after }], { at: context.at, nextId: uuid });
  await record(tx, 'group-deprovisioned', id, context);
}

function refuseOthers(group: GroupState | null): void {
  if (!group) throw new ScimError(404, 'There is no such group');
  if (group.source !== 'scim') throw new ScimError(403, 'This group is kept elsewhere', 'mutability');
}

async function refuseTwice(tx: Transaction, id: string | null, externalId: string | null): Promise<void> {
  if (externalId === null) return;
  const { rows } = await scim.findGroups(tx, { source: 'scim', externalId }, { skip: 0, take: 1 });
  if (rows.some((one) => one.id !== id)) throw new ScimError(409, 'The externalId is taken', 'uniqueness');
}

const record = (
  tx: Transaction,
  action: 'group-provisioned' | 'group-deprovisioned',
  subject: string,
  { at, actorId, address }: ScimContext,
) => recordAudit(tx, { action, at, actorId, subject, address });
