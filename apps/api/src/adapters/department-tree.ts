import type { Department } from '@flowhall/approval';
import type { DatabaseClient } from '@flowhall/db';
import type { Clock } from '../clock.ts';

interface Tree {
  byId(id: string): Department | null;
  byKey(key: string): Department | null;
  /** Departments above, nearest first. */
  above(id: string): Department[];
  /** The department and everything below it. */
  below(id: string): string[];
}

/** All departments, read through a client. */
export type DepartmentTree = (db: DatabaseClient) => Promise<Tree>;

/** A change of the organisation is seen this late at most. */
export const SEEN_AFTER_MS = 5_000;

/** Keeps the tree for some seconds, for all transactions of this process. */
export function createDepartmentTree(clock: Clock): DepartmentTree {
  let kept: { tree: Tree; at: number } | null = null;
  return async (db) => {
    const now = clock().getTime();
    if (kept && now - kept.at >= 0 && now - kept.at < SEEN_AFTER_MS) return kept.tree;
    const rows = await db.department.findMany({ orderBy: [{ sortOrder: 'asc' }, { key: 'asc' }] });
    const tree = buildTree(
      rows.map(({ id, key, name, nameEn, parentId }) => ({ id, key, name: { zh: name, en: nameEn }, parentId })),
    );
    kept = { tree, at: now };
    return tree;
  };
}

function buildTree(departments: readonly Department[]): Tree {
  const ids = new Map(departments.map((department) => [department.id, department]));
  const keys = new Map(departments.map((department) => [department.key, department]));
  return {
    byId: (id) => ids.get(id) ?? null,
    byKey: (key) => keys.get(key) ?? null,
    above(id) {
      const found: Department[] = [];
      let next = ids.get(ids.get(id)?.parentId ?? '');
      while (next && !found.includes(next)) {
        found.push(next);
        next = ids.get(next.parentId ?? '');
      }
      return found;
    },
    below(id) {
      const found = [id];
      for (const parent of found) {
        found.push(
          ...departments.filter((one) => one.parentId === parent && !found.includes(one.id)).map((one) => one.id),
        );
      }
      return found;
    },
  };
}
