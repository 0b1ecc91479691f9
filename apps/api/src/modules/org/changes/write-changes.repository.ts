import type { Transaction } from '@flowhall/db';
import { personSearch } from '../person-search.ts';
import type { GroupState, MembershipState, PersonState, UnitState } from './organisation.ts';

export interface Written<T> {
  readonly before: T | null;
  readonly after: T;
}

/** New units, parents before children or together with them. */
export async function writeUnits(tx: Transaction, units: readonly Written<UnitState>[], at: Date): Promise<void> {
  const added = units.filter(({ before }) => !before).map(({ after }) => after);
  const changed = units.filter(({ before }) => before).map(({ after }) => after);
  if (added.length > 0) {
    await tx.$executeRaw`
      INSERT INTO "Department" ("id", "key", "name", "nameEn", "kind", "parentId", "sortOrder", "source", "externalId",
        "closedAt")
      SELECT r."id", r."key", r."name", r."nameEn", r."kind", r."parentId", r."sortOrder", r."source", r."externalId",
        CASE WHEN r."closed" THEN ${at}::timestamptz END
      FROM jsonb_to_recordset(${JSON.stringify(added)}::jsonb) AS r("id" uuid, "key" text, "name" text, "nameEn" text,
        "kind" text, "parentId" uuid, "sortOrder" int, "source" text, "externalId" text, "closed" boolean)`;
  }
  if (changed.length > 0) {
    await tx.$executeRaw`
      UPDATE "Department" d SET "key" = r."key", "name" = r."name", "nameEn" = r."nameEn", "kind" = r."kind",
        "parentId" = r."parentId", "sortOrder" = r."sortOrder", "source" = r."source", "externalId" = r."externalId",
        "closedAt" = CASE WHEN r."closed" THEN COALESCE(d."closedAt", ${at}::timestamptz) END,
        "version" = d."version" + 1
      FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS r("id" uuid, "key" text, "name" text,
        "nameEn" text, "kind" text, "parentId" uuid, "sortOrder" int, "source" text, "externalId" text,
        "closed" boolean)
      WHERE d."id" = r."id"`;
  }
}

const personRow = ({ memberships: _memberships, ...person }: PersonState) => {
  const { text, grams } = personSearch(person);
  return { ...person, searchText: text, searchGrams: grams };
};

/** People without their memberships. Sessions of those who are closed end. */
export async function writePeople(tx: Transaction, people: readonly Written<PersonState>[], at: Date): Promise<void> {
  const added = people.filter(({ before }) => !before).map(({ after }) => personRow(after));
  const changed = people.filter(({ before }) => before).map(({ after }) => personRow(after));
  if (added.length > 0) {
    await tx.$executeRaw`
      INSERT INTO "User" ("id", "username", "name", "nameEn", "email", "phone", "phoneKey", "validUntil", "source", "externalId",
        "status", "closedAt", "searchText", "searchGrams", "createdAt", "updatedAt")
      SELECT r."id", r."username", r."name", r."nameEn", r."email", r."phone", r."phoneKey", r."validUntil", r."source",
        r."externalId", CASE WHEN r."closed" THEN 'CLOSED' ELSE 'ACTIVE' END::"UserStatus",
        CASE WHEN r."closed" THEN ${at}::timestamptz END, r."searchText",
        ARRAY(SELECT jsonb_array_elements_text(r."searchGrams")), ${at}::timestamptz, ${at}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(added)}::jsonb) AS r("id" uuid, "username" text, "name" text,
        "nameEn" text, "email" text, "phone" text, "phoneKey" text, "validUntil" date, "source" text, "externalId" text,
        "closed" boolean, "searchText" text, "searchGrams" jsonb)`;
  }
  if (changed.length > 0) {
    await tx.$executeRaw`
      UPDATE "User" u SET "username" = r."username", "name" = r."name", "nameEn" = r."nameEn", "email" = r."email",
        "phoneVerifiedAt" = CASE WHEN u."phoneKey" IS NOT DISTINCT FROM r."phoneKey" THEN u."phoneVerifiedAt" END,
        "phone" = r."phone", "phoneKey" = r."phoneKey", "validUntil" = r."validUntil", "source" = r."source", "externalId" = r."externalId",
        "status" = CASE WHEN r."closed" THEN 'CLOSED' WHEN u."status" = 'LEAVING' THEN 'LEAVING'
          ELSE 'ACTIVE' END::"UserStatus",
        "closedAt" = CASE WHEN r."closed" THEN COALESCE(u."closedAt", ${at}::timestamptz) END,
        "searchText" = r."searchText", "searchGrams" = ARRAY(SELECT jsonb_array_elements_text(r."searchGrams")),
        "version" = u."version" + 1, "updatedAt" = ${at}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS r("id" uuid, "username" text, "name" text,
        "nameEn" text, "email" text, "phone" text, "phoneKey" text, "validUntil" date, "source" text, "externalId" text,
        "closed" boolean, "searchText" text, "searchGrams" jsonb)
      WHERE u."id" = r."id"`;
  }
}

export interface NewMembership extends MembershipState {
  readonly id: string;
  readonly userId: string;
}

/** All memberships of some people, instead of those that they have. */
export async function replaceMemberships(
  tx: Transaction,
  userIds: readonly string[],
  memberships: readonly NewMembership[],
): Promise<void> {
  await tx.$executeRaw`DELETE FROM "Membership" WHERE "userId" = ANY(${[...userIds]}::uuid[])`;
  if (memberships.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "Membership" ("id", "userId", "departmentId", "postId", "main")
    SELECT r."id", r."userId", r."unitId", r."postId", r."main"
    FROM jsonb_to_recordset(${JSON.stringify(memberships)}::jsonb) AS r("id" uuid, "userId" uuid, "unitId" uuid,
      "postId" uuid, "main" boolean)`;
}

/** Groups without their members. */
export async function writeGroups(tx: Transaction, groups: readonly Written<GroupState>[], at: Date): Promise<void> {
  const rows = groups.map(({ after: { memberIds: _members, ...group } }) => group);
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "Group" ("id", "key", "name", "nameEn", "source", "externalId", "closedAt")
    SELECT r."id", r."key", r."name", r."nameEn", r."source", r."externalId",
      CASE WHEN r."closed" THEN ${at}::timestamptz END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" uuid, "key" text, "name" text, "nameEn" text,
      "source" text, "externalId" text, "closed" boolean)
    ON CONFLICT ("id") DO UPDATE SET "key" = excluded."key", "name" = excluded."name", "nameEn" = excluded."nameEn",
      "source" = excluded."source", "externalId" = excluded."externalId",
      "closedAt" = CASE WHEN excluded."closedAt" IS NULL THEN NULL ELSE COALESCE("Group"."closedAt", excluded."closedAt") END,
      "version" = "Group"."version" + 1`;
}

export interface MemberChange {
  readonly groupId: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export async function writeMembers(tx: Transaction, { groupId, added, removed }: MemberChange): Promise<void> {
  if (removed.length > 0) {
    await tx.groupMember.deleteMany({ where: { groupId, userId: { in: [...removed] } } });
  }
  if (added.length > 0) {
    await tx.$executeRaw`INSERT INTO "GroupMember" ("groupId", "userId")
      SELECT ${groupId}::uuid, "userId" FROM unnest(${[...added]}::uuid[]) AS "userId" ON CONFLICT DO NOTHING`;
  }
}

/** Open sessions of some people. */
export async function findOpenSessions(tx: Transaction, userIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Session" WHERE "endedAt" IS NULL AND "userId" = ANY(${[...userIds]}::uuid[])`;
  return rows.map(({ id }) => id);
}
