import type { DatabaseClient, Transaction } from '@flowhall/db';

/** More than anybody reads; the limit keeps an answer from growing without end. */
const MOST = 500;

/** The newest comments on an instance, oldest first. */
export async function findNewest(db: DatabaseClient, instanceId: string) {
  const newestFirst = await db.comment.findMany({
    where: { instanceId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
  return newestFirst.reverse();
}
export type CommentRow = Awaited<ReturnType<typeof findNewest>>[number];

export function insert(
  tx: Transaction,
  comment: {
    instanceId: string;
    authorId: string;
    body: string;
    mentions: string[];
    attachmentIds: string[];
    createdAt: Date;
  },
) {
  return tx.comment.create({ data: comment });
}

/** What a message about a comment says, and the others who have to do with the instance. */
export async function findAddressees(tx: Transaction, instanceId: string, authorId: string) {
  const instance = await tx.instance.findUniqueOrThrow({
    where: { id: instanceId },
    select: {
      title: true,
      number: true,
      participants: { where: { relation: { not: 'candidate' } }, select: { userId: true } },
    },
  });
  const others = new Set(instance.participants.map((participant) => participant.userId));
  others.delete(authorId);
  return { title: instance.title, number: instance.number, userIds: [...others] };
}

/**
 * Ids of everybody with an account who has to do with an instance: participants, and who may claim something now. Visitors
 * read comments, but have no list of messages that a mention could go to.
 */
export async function findParticipants(db: DatabaseClient, instanceId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ userId: string }[]>`
    SELECT p."userId" FROM "Participant" p JOIN "User" u ON u."id" = p."userId"
    WHERE p."instanceId" = ${instanceId}::uuid AND u."visitorOf" IS NULL
    UNION SELECT c."userId" FROM "TaskCandidate" c JOIN "Task" t ON t."id" = c."taskId"
    WHERE t."instanceId" = ${instanceId}::uuid`;
  return rows.map((row) => row.userId);
}
