import type { Transaction } from '@flowhall/db';

/** The visitor of an item with a phone, made if need be. Null where an administrator has closed the account. */
export async function visitorWith(
  tx: Transaction,
  visitor: {
    readonly itemKey: string;
    /** Sealed, and its key. */
    readonly phone: string;
    readonly phoneKey: string;
    readonly name: string;
    readonly nameEn: string;
  },
): Promise<string | null> {
  const { itemKey: visitorOf, phone, phoneKey, name, nameEn } = visitor;
  const { id, status } = await tx.user.upsert({
    where: { visitorOf_phoneKey: { visitorOf, phoneKey } },
    create: { visitorOf, phone, phoneKey, name, nameEn, username: `visitor-${crypto.randomUUID()}` },
    update: {},
    select: { id: true, status: true },
  });
  return status === 'ACTIVE' ? id : null;
}
