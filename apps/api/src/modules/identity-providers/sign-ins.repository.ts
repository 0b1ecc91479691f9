import type { DatabaseClient, Prisma, Transaction } from '@flowhall/db';

export async function begin(client: DatabaseClient, data: Prisma.ProviderSignInCreateManyInput): Promise<void> {
  await client.providerSignIn.createMany({ data });
}

/** Takes the way that a state belongs to away, so that it is gone only once; null when there is none. */
export async function take(tx: Transaction, stateHash: Uint8Array<ArrayBuffer>) {
  const found = await tx.providerSignIn.findUnique({ where: { stateHash } });
  if (!found) return null;
  const { count } = await tx.providerSignIn.deleteMany({ where: { id: found.id } });
  return count === 1 ? found : null;
}

export async function forgetExpired(client: DatabaseClient, now: Date): Promise<void> {
  await client.providerSignIn.deleteMany({ where: { expiresAt: { lt: now } } });
}

/** Whom an identity belongs to, whatever has become of the account. */
export function findLinked(tx: Transaction, providerId: string, subject: string) {
  return tx.linkedIdentity.findUnique({
    where: { providerId_subject: { providerId, subject } },
    select: { userId: true, user: { select: { status: true } } },
  });
}

/**
 * An account that may be linked by its user name: open, no visitor's, and without permissions. What another system says
 * of user names makes nobody an administrator.
 */
export function findAccount(tx: Transaction, username: string) {
  return tx.user.findFirst({
    where: {
      ...{ username, status: 'ACTIVE', visitorOf: null },
      roles: { none: { role: { permissions: { isEmpty: false } } } },
    },
    select: { id: true },
  });
}

/** False when the person is known by another identity of the provider already. */
export async function link(tx: Transaction, data: Prisma.LinkedIdentityCreateManyInput): Promise<boolean> {
  const { count } = await tx.linkedIdentity.createMany({ data, skipDuplicates: true });
  return count === 1;
}

export async function touch(tx: Transaction, providerId: string, subject: string, at: Date): Promise<void> {
  await tx.linkedIdentity.updateMany({ where: { providerId, subject }, data: { lastUsedAt: at } });
}

/** Sessions that a provider began and that go on, or those that one of its tickets began. */
export function findSessions(tx: Transaction, providerId: string, ticketHash?: Uint8Array<ArrayBuffer>) {
  const where = { providerId, endedAt: null, ...(ticketHash && { ticketHash }) };
  return tx.session.findMany({ where, select: { id: true, userId: true } });
}
