import type { Client } from 'pg';
import { personIdSql } from './ids.ts';

/** People of the seeded university. */
export const PEOPLE = 2000;
/** How many of them approve; they sign in as people do, which takes a while each. */
export const APPROVERS = 64;

export const usernameOf = (index: number): string => `bench-${index}`;

/** Adds people like the demo's member of staff, spread over all departments. */
export async function insertPeople(client: Client): Promise<void> {
  await client.query(`
    INSERT INTO "User" ("id", "username", "name", "nameEn", "passwordHash", "phone", "updatedAt")
    SELECT ${personIdSql('n')}::uuid, 'bench-' || n, '职工' || n, 'Member ' || n, u."passwordHash", u."phone", now()
    FROM generate_series(0, ${PEOPLE - 1}) n, "User" u WHERE u."username" = 'staff'`);
  await client.query(`
    INSERT INTO "Membership" ("id", "userId", "departmentId", "postId", "main")
    SELECT gen_random_uuid(), ${personIdSql('n')}::uuid, d."id", p."id", true
    FROM generate_series(0, ${PEOPLE - 1}) n
    JOIN (SELECT "id", row_number() OVER (ORDER BY "key") - 1 AS "index", count(*) OVER () AS "all" FROM "Department") d
      ON d."index" = n % d."all"
    CROSS JOIN "Post" p WHERE p."key" = 'lecturer'`);
  await client.query(`
    INSERT INTO "UserRole" ("userId", "roleId")
    SELECT ${personIdSql('n')}::uuid, r."id" FROM generate_series(0, ${PEOPLE - 1}) n, "Role" r WHERE r."key" = 'user'`);
}
