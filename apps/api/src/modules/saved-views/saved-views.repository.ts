import type { ListFilters, ListName, SavedView } from '@flowhall/contracts';
import type { DatabaseClient, Transaction } from '@flowhall/db';
import { fromJson, toJson } from '../../lib/json.ts';

type Row = NonNullable<Awaited<ReturnType<DatabaseClient['savedView']['findFirst']>>>;

const toView = ({ id, list, name, filters, isDefault }: Row): SavedView => ({
  ...{ id, name, isDefault },
  list: fromJson<ListName>(list),
  filters: fromJson<ListFilters>(filters),
});

export async function findAll(db: DatabaseClient, userId: string): Promise<SavedView[]> {
  const rows = await db.savedView.findMany({ where: { userId }, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  return rows.map(toView);
}

/** Keeps others from changing this person's views until the transaction ends: names, number and default stay right. */
export async function lock(tx: Transaction, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "User" WHERE "id" = ${userId}::uuid FOR UPDATE`;
}

export async function insert(tx: Transaction, userId: string, view: Omit<SavedView, 'id'>): Promise<SavedView> {
  return toView(await tx.savedView.create({ data: { ...view, userId, filters: toJson(view.filters) } }));
}

export async function update(tx: Transaction, view: SavedView): Promise<SavedView> {
  const { id, name, filters, isDefault } = view;
  return toView(await tx.savedView.update({ where: { id }, data: { name, isDefault, filters: toJson(filters) } }));
}

/** No other view of the list is its default any more. */
export async function clearDefault(tx: Transaction, userId: string, list: ListName): Promise<void> {
  await tx.savedView.updateMany({ where: { userId, list, isDefault: true }, data: { isDefault: false } });
}

/** Removes an own view; false when there is none. */
export async function remove(db: DatabaseClient, id: string, userId: string): Promise<boolean> {
  const { count } = await db.savedView.deleteMany({ where: { id, userId } });
  return count > 0;
}
