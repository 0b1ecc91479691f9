import type { DatabaseClient, Prisma, Transaction } from '@flowhall/db';

export const insert = (
  tx: Transaction,
  row: {
    id: string;
    fileName: string;
    file: Uint8Array<ArrayBuffer>;
    total: number;
    createdById: string;
    createdAt: Date;
  },
) => tx.organisationImport.create({ data: row, omit: { file: true, changes: true } });
export type ImportRow = Awaited<ReturnType<typeof insert>>;

export const find = (db: DatabaseClient, id: string) =>
  db.organisationImport.findUnique({ where: { id }, omit: { file: true, changes: true } });

export const findContent = (db: DatabaseClient, id: string) => db.organisationImport.findUnique({ where: { id } });

export const update = (db: DatabaseClient, id: string, data: Prisma.OrganisationImportUpdateInput) =>
  db.organisationImport.update({ where: { id }, data, omit: { file: true, changes: true } });

/** Takes a step from one state to the next; false when it is in another one. */
export async function step(tx: Transaction, id: string, from: string, to: string): Promise<boolean> {
  return (await tx.organisationImport.updateMany({ where: { id, status: from }, data: { status: to } })).count === 1;
}

/** Whether another import was applied later and still stands. */
export async function hasLater(db: DatabaseClient, id: string, appliedAt: Date): Promise<boolean> {
  return (
    (await db.organisationImport.count({
      where: { id: { not: id }, status: 'applied', appliedAt: { gte: appliedAt } },
    })) > 0
  );
}
