import type { DatabaseClient, Prisma } from '@flowhall/db';

export interface NewSheet {
  readonly code: string;
  readonly instanceId: string;
  readonly historySeq: number;
  readonly historyHash: string;
  readonly status: Prisma.SheetCreateInput['status'];
  readonly issuedAt: Date;
  readonly issuedById: string;
}

const columns = {
  ...{ id: true, code: true, instanceId: true, historySeq: true, historyHash: true },
  ...{ status: true, issuedAt: true, files: true },
} satisfies Prisma.SheetSelect;

/** The sheet of this state of an instance: the one that somebody printed before, else a new one. */
export async function issue(db: DatabaseClient, sheet: NewSheet) {
  await db.sheet.createMany({ data: [{ ...sheet, files: [] }], skipDuplicates: true });
  const { instanceId, historySeq } = sheet;
  return db.sheet.findUniqueOrThrow({
    where: { instanceId_historySeq: { instanceId, historySeq } },
    select: columns,
  });
}
export type SheetRow = Awaited<ReturnType<typeof issue>>;

/** Notes the hash of a file that was made of a sheet. */
export async function addFile(db: DatabaseClient, id: string, sha256: string): Promise<void> {
  await db.$executeRaw`
    UPDATE "Sheet" SET "files" = array_append("files", ${sha256}) WHERE "id" = ${id}::uuid AND NOT ${sha256} = ANY("files")`;
}

export const findByCode = (db: DatabaseClient, code: string) =>
  db.sheet.findUnique({ where: { code }, select: columns });

/** Names of departments by id, in both languages. */
export async function findDepartments(db: DatabaseClient, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db.department.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, nameEn: true },
  });
}
