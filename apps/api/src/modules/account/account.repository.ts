import type { DatabaseClient, Transaction } from '@flowhall/db';

/** What somebody signs in with. */
export function findAccount(client: DatabaseClient, id: string) {
  return client.user.findUniqueOrThrow({
    where: { id },
    select: { phone: true, phoneVerifiedAt: true, passwordHash: true },
  });
}

export async function setPhone(
  tx: Transaction,
  id: string,
  { phone, phoneKey }: { readonly phone: string; readonly phoneKey: string },
  phoneVerifiedAt: Date,
): Promise<void> {
  await tx.user.update({ where: { id }, data: { phone, phoneKey, phoneVerifiedAt }, select: { id: true } });
}
