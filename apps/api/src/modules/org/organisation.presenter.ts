import {
  type GroupRow,
  HEAD_POST_KEY,
  type Language,
  type PersonDetail,
  type PersonRow,
  type UnitDetail,
  type UnitRow,
} from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import { countOpenWork } from '../hand-overs/index.ts';
import { isHandingOver } from './managed.repository.ts';
import type { GroupListRow, PersonListRow, UnitListRow } from './organisation-view.repository.ts';
import * as views from './organisation-view.repository.ts';

const both = ({ name, nameEn }: { name: string; nameEn: string }) => ({ zh: name, en: nameEn });

export const presentUnit = ({ name, nameEn, ...row }: UnitListRow): UnitRow => ({
  ...row,
  name: both({ name, nameEn }),
});

/** @throws UserError `not-found` */
export async function unitDetail(db: DatabaseClient, id: string, lang: Language): Promise<UnitDetail> {
  const row = await views.findUnit(db, id);
  if (!row) throw new UserError('not-found');
  const leaders = await views.findLeaders(db, id);
  const people = (heads: boolean) =>
    leaders
      .filter(({ post }) => (post?.key === HEAD_POST_KEY) === heads)
      .map(({ user, post, department }) => ({
        id: user.id,
        name: lang === 'en' ? (user.nameEn ?? user.name) : user.name,
        department: both(department)[lang],
        post: post && both(post)[lang],
      }));
  const path = await views.findPath(db, id);
  return {
    ...presentUnit(row),
    ...{ sortOrder: row.sortOrder, source: row.source, openApplications: row.openApplications },
    closedAt: row.closedAt?.toISOString() ?? null,
    path: path.map((unit) => ({ id: unit.id, name: both(unit) })),
    heads: people(true),
    deputies: people(false),
  };
}

export function presentPersonRow(row: PersonListRow): PersonRow {
  const [main] = row.memberships;
  return {
    ...{ id: row.id, username: row.username, name: row.name, nameEn: row.nameEn, source: row.source },
    unit: main ? both(main.department) : null,
    post: main?.post ? both(main.post) : null,
    validUntil: row.validUntil?.toISOString().slice(0, 10) ?? null,
    closed: row.status === 'CLOSED',
    version: row.version,
  };
}

export interface PersonReader {
  readonly now: Date;
  readonly openPhone: (sealed: string) => string;
}

/** Enough to recognise a phone, not to call it. */
const maskPhone = (phone: string): string => phone.replaceAll(/(?<=\d{3}.*)\d(?=.*\d{4})/g, '*');

/** @throws UserError `not-found` */
export async function personDetail(
  db: DatabaseClient,
  id: string,
  { now, openPhone }: PersonReader,
): Promise<PersonDetail> {
  const row = await views.findPerson(db, id);
  if (!row) throw new UserError('not-found');
  const [latest] = row.sessions;
  return {
    ...presentPersonRow(row),
    ...{
      email: row.email,
      phone: row.phone === null ? null : maskPhone(openPhone(row.phone)),
      closedAt: row.closedAt?.toISOString() ?? null,
    },
    memberships: row.memberships.map(({ departmentId, department, post, main }) => ({
      ...{ unitId: departmentId, unit: both(department), main },
      ...{ postKey: post?.key ?? null, post: post && both(post) },
    })),
    groups: row.groups.map(({ group }) => ({ id: group.id, name: both(group) })),
    roles: row.roles.map(({ role }) => both(role)),
    openWork: await countOpenWork(db, id),
    handingOver: await isHandingOver(db, id),
    signIn: {
      hasPassword: row.passwordHash !== null,
      providers: row.linkedIdentities.map(({ provider }) => both(provider)),
      lastAt: latest?.rotatedAt.toISOString() ?? null,
      sessions: row.sessions.filter(({ endedAt, expiresAt }) => endedAt === null && expiresAt > now).length,
    },
  };
}

export const presentGroup = ({ id, key, source, version, closedAt, _count, ...names }: GroupListRow): GroupRow => ({
  ...{ id, key, source, version, name: both(names), members: _count.members, closed: closedAt !== null },
});
