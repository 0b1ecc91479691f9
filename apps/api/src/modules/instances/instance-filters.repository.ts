import { Prisma } from '@flowhall/db';
import { gramsOfWord } from '../../lib/search-text.ts';

/** What narrows a list of instances or tasks, resolved: departments with those below, dates as instants. */
export interface Narrowing {
  readonly itemKey?: string;
  /** All must occur in what is searched. */
  readonly words: readonly string[];
  readonly departmentIds?: readonly string[];
  readonly initiatorId?: string;
  /** Is to act now, or may claim what is to be done now. */
  readonly handlerId?: string;
  readonly from?: Date;
  /** Excluded. */
  readonly to?: Date;
  readonly urgency?: 'overdue' | 'soon' | 'urged';
  readonly now: Date;
  /** Until then something is due soon. */
  readonly soon: Date;
}

/**
 * Conditions on an instance `i` that do not depend on the list: item, words, department and people.
 *
 * @param walked where the list is one person's, the column of its rows that holds the instance: such a list is walked from
 *   its start and asked row by row, which costs little and stops at a full page. Lists of everybody's go by an index of words
 */
export function narrowedInstances(narrow: Narrowing, walked?: Prisma.Sql): Prisma.Sql[] {
  const { itemKey, words, departmentIds, initiatorId, handlerId } = narrow;
  return [
    ...(itemKey ? [Prisma.sql`i."itemKey" = ${itemKey}`] : []),
    ...(departmentIds ? [Prisma.sql`i."departmentId" = ANY(${[...departmentIds]}::uuid[])`] : []),
    ...(initiatorId ? [Prisma.sql`i."initiatorId" = ${initiatorId}::uuid`] : []),
    ...(handlerId ? [handledBy(handlerId)] : []),
    ...(words.length > 0 ? [walked ? rowContains(words, walked) : contains(words)] : []),
  ];
}

/** A time lies within the days that were asked for. */
export const between = (time: Prisma.Sql, { from, to }: Narrowing): Prisma.Sql[] => [
  ...(from ? [Prisma.sql`${time} >= ${from}`] : []),
  ...(to ? [Prisma.sql`${time} < ${to}`] : []),
];

/** The urgency of an instance `i` by its promised time, or by whether somebody has asked for it. */
export function promised({ urgency, now, soon }: Narrowing): Prisma.Sql[] {
  if (!urgency) return [];
  const running = Prisma.sql`i."status" = 'RUNNING'`;
  if (urgency === 'urged') {
    return [
      Prisma.sql`EXISTS (SELECT 1 FROM "Round" o WHERE o."instanceId" = i."id" AND o."status" = 'open'
        AND o."state"->>'urgedAt' IS NOT NULL)`,
    ];
  }
  const due = urgency === 'overdue' ? Prisma.sql`i."dueAt" < ${now}` : Prisma.sql`i."dueAt" BETWEEN ${now} AND ${soon}`;
  return [running, due];
}

const handledBy = (userId: string): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM "Task" h WHERE h."instanceId" = i."id" AND h."status" = 'OPEN' AND (h."assigneeId" = ${userId}::uuid
    OR h."assigneeId" IS NULL AND EXISTS (
      SELECT 1 FROM "TaskCandidate" hc WHERE hc."taskId" = h."id" AND hc."userId" = ${userId}::uuid)))`;

const patternsOf = (words: readonly string[]): Prisma.Sql[] =>
  words.map((word) => {
    // `%` and `_` mean themselves.
    const pattern = `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    return Prisma.sql`x."text" LIKE ${pattern}`;
  });

/** The grams lead an index to candidates, the words decide. */
function contains(words: readonly string[]): Prisma.Sql {
  const grams = [...new Set(words.flatMap(gramsOfWord))];
  const parts = [...(grams.length > 0 ? [Prisma.sql`x."grams" @> ${grams}::text[]`] : []), ...patternsOf(words)];
  return Prisma.sql`EXISTS (SELECT 1 FROM "InstanceSearch" x
    WHERE x."instanceId" = i."id" AND ${Prisma.join(parts, ' AND ')})`;
}

/** A scalar subquery: PostgreSQL would turn a condition like the one above into a search of everybody's. */
const rowContains = (words: readonly string[], instanceId: Prisma.Sql): Prisma.Sql => Prisma.sql`coalesce((
  SELECT ${Prisma.join(patternsOf(words), ' AND ')} FROM "InstanceSearch" x WHERE x."instanceId" = ${instanceId}), false)`;
