import type { CreateRoleBody, RoleBody } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { recordAudit } from '../audit/index.ts';
import { refuseMore } from './rights.policy.ts';
import * as rights from './rights.repository.ts';

/** Who does it, when, and from where. */
export interface By {
  readonly actor: Actor;
  readonly at: Date;
  readonly address: string;
}

const dataOf = ({ name, permissions }: RoleBody): rights.RoleData => ({
  name: name.zh.trim(),
  nameEn: name.en.trim(),
  permissions: [...permissions],
});

/** Makes a role. @throws UserError `forbidden` for more than one holds, `role-exists` */
export async function createRole(tx: Transaction, body: CreateRoleBody, by: By): Promise<rights.RoleRow> {
  refuseMore(by.actor, body.permissions);
  await rights.lockRights(tx);
  const row = await rights.insertRole(tx, { key: body.key, ...dataOf(body) });
  if (!row) throw new UserError('role-exists', { params: { key: body.key } });
  await record(tx, 'role-created', row.key, by, { permissions: body.permissions.join(' ') });
  return row;
}

/**
 * Changes a role for everybody who has it.
 * @throws UserError `not-found`, `last-administrator`; `forbidden` where one does not hold what it permits or is to permit
 */
export async function changeRole(tx: Transaction, id: string, body: RoleBody, by: By): Promise<rights.RoleRow> {
  await rights.lockRights(tx);
  const before = await rights.findRole(tx, id);
  if (!before) throw new UserError('not-found');
  refuseMore(by.actor, [...before.permissions, ...body.permissions]);
  const row = await rights.updateRole(tx, id, dataOf(body));
  await refuseWithoutAdministrator(tx);
  const added = body.permissions.filter((name) => !before.permissions.includes(name));
  const kept: readonly string[] = body.permissions;
  const taken = before.permissions.filter((name) => !kept.includes(name));
  await record(tx, 'role-changed', row.key, by, { added: added.join(' '), taken: taken.join(' ') });
  return row;
}

/** Removes a role that nobody has. @throws UserError `not-found`, `forbidden`, `role-in-use` */
export async function deleteRole(tx: Transaction, id: string, by: By): Promise<void> {
  await rights.lockRights(tx);
  const row = await rights.findRole(tx, id);
  if (!row) throw new UserError('not-found');
  refuseMore(by.actor, row.permissions);
  const count = row._count.users;
  if (count > 0) throw new UserError('role-in-use', { params: { count } });
  await rights.deleteRole(tx, id);
  await record(tx, 'role-deleted', row.key, by);
}

/**
 * After a change of rights or accounts, in its transaction: somebody must be left who can manage roles.
 * @throws UserError `last-administrator`
 */
export async function refuseWithoutAdministrator(tx: Transaction): Promise<void> {
  await rights.lockRights(tx);
  if ((await rights.countAdministrators(tx)) === 0) throw new UserError('last-administrator');
}

function record(
  tx: Transaction,
  action: 'role-created' | 'role-changed' | 'role-deleted',
  subject: string,
  { actor, at, address }: By,
  detail: Readonly<Record<string, string>> = {},
): Promise<void> {
  return recordAudit(tx, { action, at, actorId: actor.userId, subject, detail, address });
}
