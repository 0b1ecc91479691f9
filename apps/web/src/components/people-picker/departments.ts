import type { Department } from '@flowhall/contracts';

/** Departments directly below another; null: the topmost, also those whose parent is unknown. */
export function childrenOf(departments: readonly Department[], parentId: string | null): Department[] {
  const known = new Set(departments.map(({ id }) => id));
  return departments.filter((department) =>
    parentId === null
      ? department.parentId === null || !known.has(department.parentId)
      : department.parentId === parentId,
  );
}

/** The way from the top down to a department, itself included. A circle in the data ends it. */
export function ancestorsOf(departments: readonly Department[], id: string | null): Department[] {
  const byId = new Map(departments.map((department) => [department.id, department]));
  const way: Department[] = [];
  for (let at = id ? byId.get(id) : undefined; at && !way.includes(at); ) {
    way.unshift(at);
    at = at.parentId ? byId.get(at.parentId) : undefined;
  }
  return way;
}
