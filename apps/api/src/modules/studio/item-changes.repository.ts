import type { DatabaseClient, Transaction } from '@flowhall/db';
import { fromJson, toJson } from '../../lib/json.ts';

/** An element of a process that was touched. */
export interface TouchedElement {
  readonly id: string;
  readonly zh: string | null;
  readonly en: string | null;
}

export interface FileTouched {
  readonly path: string;
  readonly elements: readonly TouchedElement[];
}

export interface Touched {
  readonly itemKey: string;
  readonly userId: string;
  readonly at: Date;
  readonly files: readonly FileTouched[];
}

/** Remembers who has changed what in a draft whose row is locked: one row a person and file. */
export async function record(tx: Transaction, { itemKey, userId, at, files }: Touched): Promise<void> {
  const known = await tx.itemChange.findMany({
    where: { itemKey, userId, definitionId: null, path: { in: files.map(({ path }) => path) } },
    select: { id: true, path: true, elements: true },
  });
  for (const { path, elements } of files) {
    const before = known.find((row) => row.path === path);
    if (!before) {
      const data = { itemKey, userId, path, changedAt: at, elements: toJson(elements) };
      await tx.itemChange.create({ data, select: { id: true } });
      continue;
    }
    const all = [...fromJson<TouchedElement[]>(before.elements), ...elements];
    const touched = [...new Map(all.map((element) => [element.id, element])).values()];
    await tx.itemChange.update({
      where: { id: before.id },
      data: { changedAt: at, elements: toJson(touched) },
      select: { id: true },
    });
  }
}

/** What was changed in the draft is part of the version now. */
export async function assign(tx: Transaction, itemKey: string, definitionId: string): Promise<void> {
  await tx.itemChange.updateMany({ where: { itemKey, definitionId: null }, data: { definitionId } });
}

/** Forgets what was changed in a draft that is thrown away. */
export async function forget(tx: Transaction, itemKey: string): Promise<void> {
  await tx.itemChange.deleteMany({ where: { itemKey, definitionId: null } });
}

/** Who has changed what in an item, the latest first. */
export const findAll = (db: DatabaseClient, itemKey: string) =>
  db.itemChange.findMany({
    where: { itemKey },
    select: { definitionId: true, userId: true, path: true, elements: true, changedAt: true },
    orderBy: [{ changedAt: 'desc' }, { path: 'asc' }],
    take: 2000,
  });
