import type { ChangeGroupBody, CreateGroupBody } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import { recordAudit } from '../audit/index.ts';
import { type ChangeContext, carryOut, refuseOne } from './changes/carry-out.ts';
import { findGroupStates, findPersonStates, lockOrganisation } from './changes/organisation.repository.ts';
import type { GroupState } from './changes/organisation.ts';
import * as managed from './managed.repository.ts';

const NOTHING = { units: [], people: [], groups: [], posts: [] };

/** @returns its id. @throws UserError `organisation-refused` */
export async function createGroup(tx: Transaction, body: CreateGroupBody, context: ChangeContext): Promise<string> {
  await lockOrganisation(tx);
  const { key, name, memberIds } = body;
  if (await managed.hasGroupKey(tx, key)) {
    refuseOne({ problem: 'key-taken', entity: 'group', key, field: 'key', value: key }, context.lang);
  }
  await refuseUnknown(tx, key, memberIds, context);
  const after: GroupState = {
    ...{ id: context.nextId(), key, name: name.zh.trim(), nameEn: name.en.trim() || name.zh.trim() },
    ...{ source: 'local', externalId: null, closed: false, memberIds: memberIds.toSorted() },
  };
  await carryOut(tx, NOTHING, [{ entity: 'group', id: after.id, before: null, after }], context);
  await record(tx, 'group-created', after.id, context, { key, members: memberIds.length });
  return after.id;
}

/** @throws UserError `not-found`, `version-conflict`, `organisation-refused` */
export async function changeGroup(tx: Transaction, id: string, body: ChangeGroupBody, context: ChangeContext) {
  await lockOrganisation(tx);
  const row = await managed.findGroupVersion(tx, id);
  if (!row) throw new UserError('not-found');
  if (row.version !== body.version) throw new UserError('version-conflict');
  const [before] = await findGroupStates(tx, [id]);
  if (!before) throw new UserError('not-found');
  const { name, closed = before.closed, add = [], remove = [] } = body;
  await refuseUnknown(tx, before.key, add, context);
  const members = new Set([...before.memberIds, ...add].filter((member) => !remove.includes(member)));
  const after: GroupState = {
    ...before,
    ...(name && { name: name.zh.trim(), nameEn: name.en.trim() || name.zh.trim() }),
    ...{ closed, memberIds: [...members].sort() },
  };
  await carryOut(tx, NOTHING, [{ entity: 'group', id, before, after }], context);
  await record(tx, 'group-changed', id, context, { key: before.key, members: members.size });
}

async function refuseUnknown(tx: Transaction, key: string, ids: readonly string[], { lang }: ChangeContext) {
  if (ids.length === 0) return;
  const known = new Set((await findPersonStates(tx, ids)).filter(({ closed }) => !closed).map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown) refuseOne({ problem: 'person-unknown', entity: 'group', key, field: 'members', value: unknown }, lang);
}

const record = (
  tx: Transaction,
  action: 'group-created' | 'group-changed',
  subject: string,
  { at, actorId, address }: ChangeContext,
  detail: Record<string, string | number>,
) => recordAudit(tx, { action, at, actorId, subject, address, detail });
