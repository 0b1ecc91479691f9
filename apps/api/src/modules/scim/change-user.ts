import type { Transaction } from '@flowhall/db';
import { v7 as uuid } from 'uuid';
import { recordAudit } from '../audit/index.ts';
import { beginLeaving, findTrusted, stopLeaving } from '../leavers/index.ts';
import {
  applyChanges,
  findPersonStates,
  findUnitStates,
  lockOrganisation,
  type OrganisationState,
} from '../org/index.ts';
import type { UserWish } from './read-user.ts';
import * as scim from './scim.repository.ts';
import { badRequest, ScimError } from './scim-error.ts';

type PersonState = OrganisationState['people'][number];

export interface ScimContext {
  readonly at: Date;
  /** The program, or person, that provisions. */
  readonly actorId: string;
  readonly address: string;
  readonly sealPhone: (phone: string) => { readonly phone: string; readonly phoneKey: string };
}

const SOURCE = 'scim';

/** A new person, or one again who had been removed. @returns the id. @throws ScimError `uniqueness` */
export async function createUser(tx: Transaction, wish: UserWish, context: ScimContext): Promise<string> {
  await lockOrganisation(tx);
  const known = await scim.findByUsername(tx, wish.userName);
  if (known && (known.visitorOf !== null || !known.provisioned?.removedAt)) {
    throw new ScimError(409, 'The user name is taken', 'uniqueness');
  }
  if (known) await refuseOthers(tx, known);
  const [before = null] = known ? await findPersonStates(tx, [known.id]) : [];
  const id = known?.id ?? uuid();
  await write(tx, { id, before, wish, context });
  await record(tx, 'person-provisioned', id, context);
  return id;
}

/** @throws ScimError 403 for accounts that another system or an administrator keeps, `uniqueness` */
export async function replaceUser(tx: Transaction, id: string, wish: UserWish, context: ScimContext): Promise<void> {
  await lockOrganisation(tx);
  const [before] = await findPersonStates(tx, [id]);
  if (!before) throw new ScimError(404, 'There is no such person');
  await refuseOthers(tx, before);
  const other = await scim.findByUsername(tx, wish.userName);
  if (other && other.id !== id) throw new ScimError(409, 'The user name is taken', 'uniqueness');
  await write(tx, { id, before, wish, context });
  await record(tx, 'person-provisioned', id, context);
}

/** Nobody is deleted: who is removed leaves, and clients see them no more. @throws ScimError 403, 404 */
export async function removeUser(tx: Transaction, row: scim.ScimUserRow, kept: UserWish['kept'], context: ScimContext) {
  await lockOrganisation(tx);
  await refuseOthers(tx, row);
  await leave(tx, row.id, context);
  await scim.keepAttributes(tx, row.id, kept, context.at);
  await record(tx, 'person-deprovisioned', row.id, context);
}

interface Writing {
  readonly id: string;
  readonly before: PersonState | null;
  readonly wish: UserWish;
  readonly context: ScimContext;
}

async function write(tx: Transaction, { id, before, wish, context }: Writing): Promise<void> {
  const { at, sealPhone } = context;
  const namesake = wish.externalId === null ? null : await scim.findByExternalId(tx, wish.externalId);
  if (namesake && namesake.id !== id) throw new ScimError(409, 'The externalId is taken', 'uniqueness');
  const after: PersonState = {
    ...(before ?? { nameEn: null, phone: null, phoneKey: null, validUntil: null }),
    ...{ id, username: wish.userName, name: wish.name, email: wish.email, source: SOURCE, externalId: wish.externalId },
    ...(wish.phone !== undefined && phoneOf(wish.phone, before, sealPhone)),
    closed: before && !wish.active ? before.closed : false,
    memberships: await membershipsOf(tx, before, wish.department),
  };
  await applyChanges(tx, [{ entity: 'person', id, before, after }], { at, nextId: uuid });
  await scim.keepAttributes(tx, id, wish.kept, null);
  if (wish.active) await stopLeaving(tx, [id], at);
  else await leave(tx, id, context);
}

const leave = (tx: Transaction, userId: string, { at, address, actorId }: ScimContext) =>
  beginLeaving(tx, { userIds: [userId], source: SOURCE, at, actorId, address });

function phoneOf(
  phone: string,
  before: PersonState | null,
  sealPhone: ScimContext['sealPhone'],
): Pick<PersonState, 'phone' | 'phoneKey'> {
  const digits = phone.replaceAll(/[\s()-]/g, '').replace(/^(\+|00)86/, '');
  if (digits === '') return { phone: null, phoneKey: null };
  if (!/^\+?\d{5,20}$/.test(digits)) throw badRequest('invalidValue', 'That is no telephone number');
  const sealed = sealPhone(digits);
  return before?.phoneKey === sealed.phoneKey ? { phone: before.phone, phoneKey: before.phoneKey } : sealed;
}

/** The department becomes the main unit; posts that somebody was given here stay. An unknown department changes nothing. */
async function membershipsOf(
  tx: Transaction,
  before: PersonState | null,
  department: string | null,
): Promise<PersonState['memberships']> {
  const present = before?.memberships ?? [];
  if (department === null) return present;
  const units = (await findUnitStates(tx)).filter(({ closed }) => !closed);
  const named = units.filter(({ name, nameEn }) => name === department || nameEn === department);
  const unit = units.find(({ key }) => key === department) ?? (named.length === 1 ? named[0] : undefined);
  if (!unit || present.some(({ main, unitId }) => main && unitId === unit.id)) return present;
  const others = present.filter(({ unitId, postId, main }) => unitId !== unit.id && !(main && postId === null));
  const postId = present.find(({ unitId }) => unitId === unit.id)?.postId ?? null;
  return [{ unitId: unit.id, postId, main: true }, ...others.map((one) => ({ ...one, main: false }))];
}

/** @throws ScimError 403 */
async function refuseOthers(tx: Transaction, { id, source }: { readonly id: string; readonly source: string }) {
  if (source.startsWith('ldap:')) throw new ScimError(403, 'A directory keeps this person', 'mutability');
  if ((await findTrusted(tx, [id])).has(id)) {
    throw new ScimError(403, 'An account with permissions is not changed by provisioning', 'mutability');
  }
}

const record = (
  tx: Transaction,
  action: 'person-provisioned' | 'person-deprovisioned',
  subject: string,
  { at, actorId, address }: ScimContext,
) => recordAudit(tx, { action, at, actorId, subject, address });
