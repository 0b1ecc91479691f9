import type { Database } from '@flowhall/db';
import { createTestDatabase } from '@flowhall/testing/database';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTransaction } from '../../lib/transaction.ts';
import { changeOrganisation } from './change-organisation.ts';
import type { DesiredOrganisation } from './changes/desired-organisation.ts';
import { kindOf } from './changes/organisation.ts';
import { closeExpired } from './close-expired.ts';

let database: Database;
const at = new Date('2026-11-30T10:00:00Z');
beforeAll(async () => {
  database = await createTestDatabase('pglite');
});
afterAll(() => database?.close());

const wish = (desired: DesiredOrganisation, more: object = {}) =>
  withTransaction(database.prisma, (tx) =>
    changeOrganisation(tx, desired, { source: 'ldap:campus', nextId: () => uuid(), sealPhone, at, ...more }),
  );
const sealPhone = (phone: string) => ({ phone: `sealed ${phone}`, phoneKey: `key ${phone}` });
const kinds = ({ changes }: Awaited<ReturnType<typeof wish>>) => changes.map(kindOf);
const person = (externalId: string, more: object = {}) => ({
  username: `p${externalId}`,
  name: '某',
  externalId,
  ...more,
});

it('brings the organisation to what a directory says, all of it or nothing', async () => {
  const { prisma } = database;
  const units = [{ key: 'a', name: '甲', externalId: 'a' }];
  const people = [person('1', { memberships: [{ unitKey: 'a', postKey: null }] }), person('2')];
  expect(kinds(await wish({ units, people }, { dryRun: true }))).toEqual(['added', 'added', 'added']);
  expect(await prisma.user.count()).toBe(0);
  await wish({ units, people });
  expect(kinds(await wish({ units, people }))).toEqual([]);
  const wrong = await wish({ people: [person('3'), person('4', { memberships: [{ unitKey: 'b', postKey: null }] })] });
  expect(wrong.problems).toMatchObject([{ problem: 'unit-unknown', value: 'b' }]);
  expect(await prisma.user.count()).toBe(2);
  const gone = await wish({ people: [person('2')] }, { missing: 'close' });
  expect(kinds(gone)).toEqual(['closed']);
  expect(await prisma.user.findUniqueOrThrow({ where: { username: 'p1' } })).toMatchObject({
    ...{ status: 'CLOSED', closedAt: at, source: 'ldap:campus', externalId: '1', version: 2 },
  });
  expect(kinds(await wish({ people: [person('1', { closed: false })] }))).toEqual(['reopened']);
});

it('closes accounts of visiting people after their last day', async () => {
  await wish({ people: [person('7', { validUntil: '2026-11-30' }), person('8', { validUntil: '2026-12-01' })] });
  const open = async () =>
    (await database.prisma.user.findMany({ where: { username: { in: ['p7', 'p8'] }, status: 'ACTIVE' } })).length;
  await closeExpired(database.prisma, at);
  expect(await open()).toBe(2);
  await closeExpired(database.prisma, new Date('2026-11-30T17:00:00Z'));
  expect(await open()).toBe(1);
  const entry = await database.prisma.auditEntry.findFirstOrThrow({ where: { action: 'person-closed' } });
  expect(entry.detail).toEqual({ expired: true });
});
