import type { SignInStep } from '@flowhall/contracts';
import { type DatabaseClient, notify, type Prisma, type Transaction } from '@flowhall/db';

/** Tells every process which session has ended, or has more open to it. */
export const SESSION_ENDED_CHANNEL = 'flowhall_session_ended';

export interface NewSession {
  userId: string;
  userAgent: string | undefined;
  address?: string;
  now: Date;
  expiresAt: Date;
  /** Where another system said who it is: which one, and a hash by which it can end the session. */
  providerId?: string;
  ticketHash?: Uint8Array<ArrayBuffer>;
  /** What the person still has to do in it. */
  pending?: SignInStep[];
}

export async function create(client: DatabaseClient, { now, userAgent, ...session }: NewSession): Promise<string> {
  const data = { ...session, createdAt: now, rotatedAt: now, ...(userAgent && { userAgent: userAgent.slice(0, 300) }) };
  const { id } = await client.session.create({ data, select: { id: true } });
  return id;
}

const alive = (id: string, now: Date) =>
  ({
    id,
    endedAt: null,
    expiresAt: { gt: now },
    user: { status: 'ACTIVE' },
  }) satisfies Prisma.SessionWhereInput;

/** Begins the next generation if `generation` is still the present one. Of two at once, one gets true. */
export async function rotate(client: DatabaseClient, id: string, generation: number, now: Date): Promise<boolean> {
  const { count } = await client.session.updateMany({
    where: { ...alive(id, now), generation },
    data: { generation: { increment: 1 }, rotatedAt: now },
  });
  return count === 1;
}

export interface SessionState {
  userId: string;
  generation: number;
  rotatedAt: Date;
}

/** A session that has neither ended nor expired and whose person is active. */
export function findAlive(client: DatabaseClient, id: string, now: Date): Promise<SessionState | null> {
  return client.session.findFirst({
    where: alive(id, now),
    select: { userId: true, generation: true, rotatedAt: true },
  });
}

/** Ends a session everywhere; false when it had ended before. */
export async function end(tx: Transaction, id: string, reason: string, now: Date): Promise<boolean> {
  const { count } = await tx.session.updateMany({
    where: { id, endedAt: null },
    data: { endedAt: now, endedReason: reason },
  });
  if (count === 1) await notify(tx, SESSION_ENDED_CHANNEL, id);
  return count === 1;
}

/** Ends all sessions of a person, but the one that goes on. */
export async function endAllOf(
  tx: Transaction,
  userId: string,
  { reason, now, except }: { readonly reason: string; readonly now: Date; readonly except?: string },
): Promise<void> {
  const where = { userId, endedAt: null, expiresAt: { gt: now }, ...(except && { id: { not: except } }) };
  for (const { id } of await tx.session.findMany({ where, select: { id: true } })) await end(tx, id, reason, now);
}

/** Closes everything but this step in a person's sessions. */
export async function stepAsked(tx: Transaction, userId: string, step: SignInStep): Promise<void> {
  const where = { userId, endedAt: null, NOT: { pending: { has: step } } };
  for (const { id } of await tx.session.findMany({ where, select: { id: true } })) {
    await tx.session.update({ where: { id }, data: { pending: { push: step } } });
    await notify(tx, SESSION_ENDED_CHANNEL, id);
  }
}

/** Takes a step that a person has done from all their sessions. */
export async function stepDone(tx: Transaction, userId: string, step: SignInStep): Promise<void> {
  const waiting = await tx.session.findMany({
    where: { userId, endedAt: null, pending: { has: step } },
    select: { id: true, pending: true },
  });
  for (const { id, pending } of waiting) {
    await tx.session.update({ where: { id }, data: { pending: pending.filter((one) => one !== step) } });
    await notify(tx, SESSION_ENDED_CHANNEL, id);
  }
}

/** What the person may do has changed: every process asks again. */
export const forget = (tx: Transaction, id: string): Promise<void> => notify(tx, SESSION_ENDED_CHANNEL, id);

/** Whose session it is and what that person may do, while the session lives. */
export function findActor(client: DatabaseClient, id: string, now: Date) {
  return client.session.findFirst({
    where: alive(id, now),
    select: {
      id: true,
      pending: true,
      user: {
        select: {
          id: true,
          locale: true,
          visitorOf: true,
          roles: { select: grantColumns },
        },
      },
    },
  });
}

/** What a grant says, with its role. */
export const grantColumns = {
  departmentIds: true,
  itemKeys: true,
  role: { select: { key: true, permissions: true } },
} satisfies Prisma.UserRoleSelect;

/** Departments with everything below them. */
export async function findBelow(client: DatabaseClient, departmentIds: readonly string[]): Promise<string[]> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE "below" AS (
      SELECT d."id" FROM "Department" d WHERE d."id" = ANY(${[...departmentIds]}::uuid[])
      UNION
      SELECT d."id" FROM "Department" d JOIN "below" b ON d."parentId" = b."id"
    )
    SELECT "id" FROM "below"`;
  return rows.map(({ id }) => id);
}
