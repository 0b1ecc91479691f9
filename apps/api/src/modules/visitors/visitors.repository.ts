import type { Transaction } from '@flowhall/db';

/** The visitor of an item with a phone, made if need be. Null where an administrator has closed the account. */
export async function visitorWith(
  tx: Transaction,
  visitor: { readonly itemKey: string; readonly phone: string; readonly name: string; readonly nameEn: string },
): Promise<string | null> {
  const { itemKey: visitorOf, phone, name, nameEn } = visitor;
  const { id, status } = await tx.user.upsert({
    where: { visitorOf_phone: { visitorOf, phone } },
    create: { visitorOf, phone, name, nameEn, username: `visitor-${crypto.randomUUID()}` },
    update: {},
    select: { id: true, status: true },
  });
  return status === 'ACTIVE' ? id : null;
}
