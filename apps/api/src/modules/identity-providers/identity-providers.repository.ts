import type { LdapSignIn } from '@flowhall/contracts';
import { type DatabaseClient, type IdentityProvider, Prisma, type Transaction } from '@flowhall/db';

export type ProviderRow = IdentityProvider;

/** How a directory's settings are kept. */
export const keptLdap = (ldap: LdapSignIn | undefined) => ldap ?? Prisma.DbNull;

export function findEnabled(client: DatabaseClient) {
  return client.identityProvider.findMany({ where: { enabled: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
}

/** Whether it is on or off. */
export function findByKey(client: DatabaseClient, key: string): Promise<ProviderRow | null> {
  return client.identityProvider.findUnique({ where: { key } });
}

export function findEnabledByKey(client: DatabaseClient, key: string): Promise<ProviderRow | null> {
  return client.identityProvider.findFirst({ where: { key, enabled: true } });
}

/** All, with how many people are known by each. */
export function findAll(client: DatabaseClient) {
  return client.identityProvider.findMany({
    include: { _count: { select: { identities: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

export function findOne(client: DatabaseClient, id: string) {
  return client.identityProvider.findUnique({ where: { id }, include: { _count: { select: { identities: true } } } });
}

/** False when the key is taken. */
export async function insert(tx: Transaction, data: Prisma.IdentityProviderCreateManyInput): Promise<boolean> {
  const { count } = await tx.identityProvider.createMany({ data, skipDuplicates: true });
  return count === 1;
}

/** False when it is not at that version any more. */
export async function update(
  tx: Transaction,
  { id, version }: { readonly id: string; readonly version: number },
  data: Prisma.IdentityProviderUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.identityProvider.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1;
}

/** Forgets who was known by it. */
export async function unlinkAll(tx: Transaction, providerId: string): Promise<void> {
  await tx.linkedIdentity.deleteMany({ where: { providerId } });
}

export async function remove(tx: Transaction, id: string): Promise<boolean> {
  const { count } = await tx.identityProvider.deleteMany({ where: { id } });
  return count === 1;
}
