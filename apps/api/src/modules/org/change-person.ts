import { localDate } from '@flowhall/calendar';
import type { ChangePersonBody, CreatePersonBody } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import { recordAudit } from '../audit/index.ts';
import { countOpenWork } from '../hand-overs/index.ts';
import { refuseWithoutAdministrator } from '../rights/index.ts';
import { type ChangeContext, carryOut, refuse, refuseOne } from './changes/carry-out.ts';
import type { PlanProblem } from './changes/desired-organisation.ts';
import {
  findPersonStates,
  findPostStates,
  findUnitStates,
  lockOrganisation,
} from './changes/organisation.repository.ts';
import { type MembershipState, type PersonState, tidyMemberships, type UnitState } from './changes/organisation.ts';
import * as managed from './managed.repository.ts';

/** @returns the person's id. @throws UserError `organisation-refused` */
export async function createPerson(tx: Transaction, body: CreatePersonBody, context: ChangeContext): Promise<string> {
  await lockOrganisation(tx);
  const { username } = body;
  if (await managed.hasUsername(tx, username)) {
    refuseOne(
      { problem: 'key-taken', entity: 'person', key: username, field: 'username', value: username },
      context.lang,
    );
  }
  const { memberships, units } = await placesOf(tx, body.memberships, username, context);
  const after: PersonState = {
    ...{ id: context.nextId(), username, name: body.name.trim(), nameEn: body.nameEn?.trim() || null, memberships },
    ...{ email: body.email ?? null, ...sealedPhone(body.phone ?? null, context), validUntil: body.validUntil ?? null },
    ...{ source: 'local', externalId: null, closed: false },
  };
  await carryOut(tx, stateOf(units, []), [{ entity: 'person', id: after.id, before: null, after }], context);
  await record(tx, 'person-created', after.id, context);
  return after.id;
}

/** @throws UserError `not-found`, `version-conflict`, `organisation-refused` */
export async function changePerson(
  tx: Transaction,
  id: string,
  { version, memberships: wished, name, nameEn, phone, ...rest }: ChangePersonBody,
  context: ChangeContext,
): Promise<void> {
  const before = await lockPerson(tx, id, version);
  const { memberships, units } = await placesOf(tx, wished, before.username, context);
  const after: PersonState = {
    ...before,
    ...rest,
    ...(name !== undefined && { name: name.trim() }),
    ...(nameEn !== undefined && { nameEn: nameEn?.trim() || null }),
    ...(phone !== undefined && sealedPhone(phone, context)),
    ...(wished && { memberships }),
  };
  await carryOut(tx, stateOf(units, [before]), [{ entity: 'person', id, before, after }], context);
  const fields = (['name', 'nameEn', 'email', 'phoneKey', 'validUntil', 'memberships'] as const).filter(
    (field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]),
  );
  await record(tx, 'person-changed', id, context, { fields: fields.join(' ').replace('phoneKey', 'phone') });
}

/**
 * Closes an account: its sessions end, nobody can give it work any more, and it stays for what refers to it. Open work has
 * been handed over before, or is on its way.
 * @throws UserError `not-found`, `version-conflict`, `person-has-work`, `close-self`, `last-administrator`
 */
export async function closePerson(tx: Transaction, id: string, version: number, context: ChangeContext): Promise<void> {
  if (id === context.actorId) throw new UserError('close-self');
  const before = await lockPerson(tx, id, version);
  const count = await countOpenWork(tx, id);
  if (count > 0 && !(await managed.isHandingOver(tx, id)))
    throw new UserError('person-has-work', { params: { count } });
  await setClosed(tx, before, true, context);
  await refuseWithoutAdministrator(tx);
  await record(tx, 'person-closed', id, context);
}

/** @throws UserError `not-found`, `version-conflict`, `organisation-refused` where a unit of theirs is closed */
export async function reopenPerson(
  tx: Transaction,
  id: string,
  version: number,
  context: ChangeContext,
): Promise<void> {
  const before = await lockPerson(tx, id, version);
  const units = await findUnitStates(tx);
  const closed = before.memberships.map(({ unitId }) => units.find((unit) => unit.id === unitId && unit.closed));
  refuse(
    closed.flatMap((unit): PlanProblem[] =>
      unit
        ? [{ problem: 'unit-closed', entity: 'person', key: before.username, field: 'memberships', value: unit.key }]
        : [],
    ),
    context.lang,
  );
  const over = before.validUntil !== null && before.validUntil < localDate(context.at);
  await setClosed(tx, over ? { ...before, validUntil: null } : before, false, context);
  await record(tx, 'person-reopened', id, context);
}

const sealedPhone = (phone: string | null, { sealPhone }: ChangeContext) =>
  phone === null ? { phone: null, phoneKey: null } : sealPhone(phone);

const setClosed = (tx: Transaction, person: PersonState, closed: boolean, context: ChangeContext) =>
  carryOut(
    tx,
    stateOf([], [person]),
    [{ entity: 'person', id: person.id, before: person, after: { ...person, closed } }],
    context,
  );

async function lockPerson(tx: Transaction, id: string, version: number): Promise<PersonState> {
  await lockOrganisation(tx);
  const row = await managed.findPersonVersion(tx, id);
  if (!row) throw new UserError('not-found');
  if (row.version !== version) throw new UserError('version-conflict');
  const [person] = await findPersonStates(tx, [id]);
  if (!person) throw new UserError('not-found');
  return person;
}

const stateOf = (units: readonly UnitState[], people: readonly PersonState[]) => ({
  units,
  people,
  groups: [],
  posts: [],
});

/** Where somebody belongs, checked. */
async function placesOf(
  tx: Transaction,
  wished: CreatePersonBody['memberships'] | undefined,
  key: string,
  { lang }: ChangeContext,
): Promise<{ memberships: MembershipState[]; units: UnitState[] }> {
  if (!wished) return { memberships: [], units: [] };
  const units = await findUnitStates(tx);
  const posts = new Map((await findPostStates(tx)).map((post) => [post.key, post.id]));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const problems: PlanProblem[] = [];
  const memberships = wished.map(({ unitId, postKey, main }, index): MembershipState => {
    const unit = byId.get(unitId);
    const postId = postKey === null ? null : posts.get(postKey);
    const said = { entity: 'membership', key, field: `memberships/${index}` } as const;
    if (!unit) problems.push({ ...said, problem: 'unit-unknown', value: unitId });
    else if (unit.closed) problems.push({ ...said, problem: 'unit-closed', value: unit.key });
    if (postId === undefined) problems.push({ ...said, problem: 'post-unknown', value: postKey ?? '' });
    return { unitId, postId: postId ?? null, main };
  });
  refuse(problems, lang);
  return { memberships: tidyMemberships(memberships), units };
}

const record = (
  tx: Transaction,
  action: 'person-created' | 'person-changed' | 'person-closed' | 'person-reopened',
  subject: string,
  { at, actorId, address }: ChangeContext,
  detail: Record<string, string> = {},
) => recordAudit(tx, { action, at, actorId, subject, address, detail });
