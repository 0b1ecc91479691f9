import type { GrantBody } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import { recordAudit } from '../audit/index.ts';
import { forgetActor } from '../auth/index.ts';
import { type By, refuseWithoutAdministrator } from './change-role.ts';
import { refuseMore } from './rights.policy.ts';
import * as rights from './rights.repository.ts';

/** Whose role. */
export interface GrantKey {
  readonly userId: string;
  readonly roleId: string;
}

/**
 * Gives a role to somebody, everywhere or for departments and services, or changes for what they have it. It counts at once.
 * @throws UserError `not-found` for people, roles, departments and services that are not there, `forbidden`, `last-administrator`
 */
export async function saveGrant(tx: Transaction, key: GrantKey, body: GrantBody, by: By): Promise<rights.GrantRow> {
  const { userId, roleId } = key;
  await rights.lockRights(tx);
  const [role, person] = [await rights.findRole(tx, roleId), await rights.findPerson(tx, userId)];
  if (!role || person?.status !== 'ACTIVE') throw new UserError('not-found');
  refuseMore(by.actor, role.permissions);
  const scope = { departmentIds: [...body.departmentIds], itemKeys: [...body.itemKeys] };
  const wanted = scope.departmentIds.length + scope.itemKeys.length;
  if ((await rights.countKnown(tx, scope)) < wanted) throw new UserError('not-found');
  const row = await rights.putGrant(tx, { ...key, ...scope, by: by.actor.userId, at: by.at });
  await refuseWithoutAdministrator(tx);
  const detail = { role: role.key, departments: scope.departmentIds.join(' '), services: scope.itemKeys.join(' ') };
  await record(tx, 'role-granted', userId, by, detail);
  return row;
}

/** Takes a role from somebody. It counts at once. @throws UserError `not-found`, `forbidden`, `last-administrator` */
export async function removeGrant(tx: Transaction, { userId, roleId }: GrantKey, by: By): Promise<void> {
  await rights.lockRights(tx);
  const row = await rights.findGrant(tx, userId, roleId);
  if (!row) throw new UserError('not-found');
  refuseMore(by.actor, row.role.permissions);
  await rights.removeGrant(tx, userId, roleId);
  await refuseWithoutAdministrator(tx);
  await record(tx, 'role-taken', userId, by, { role: row.role.name });
}

async function record(
  tx: Transaction,
  action: 'role-granted' | 'role-taken',
  userId: string,
  { actor, at, address }: By,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  await recordAudit(tx, { action, at, actorId: actor.userId, subject: userId, detail, address });
  for (const sessionId of await rights.findSessionIds(tx, userId)) await forgetActor(tx, sessionId);
}
