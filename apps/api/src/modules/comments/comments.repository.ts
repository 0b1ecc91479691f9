import type { DatabaseClient, Transaction } from '@flowhall/db';

export function findAll(db: DatabaseClient, instanceId: string) {
  return db.comment.findMany({ where: { instanceId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: 500 });
}
export type CommentRow = Awaited<ReturnType<typeof findAll>>[number];

export function insert(
  tx: Transaction,
  comment: { instanceId: string; authorId: string; body: string; createdAt: Date },
) {
  return tx.comment.create({ data: comment });
}

/** What a message about a comment says, and the others who have to do with the instance. */
export async function findAddressees(tx: Transaction, instanceId: string, authorId: string) {
  const instance = await tx.instance.findUniqueOrThrow({
    where: { id: instanceId },
    select: { title: true, number: true, participants: { select: { userId: true } } },
  });
  const others = new Set(instance.participants.map((participant) => participant.userId));
  others.delete(authorId);
  return { title: instance.title, number: instance.number, userIds: [...others] };
}
