interface Node {
  readonly id: string;
  readonly parentId: string | null;
}

/** Parents before their children, siblings in the given order. What hangs below nothing known comes as a root. */
export function parentsFirst<T extends Node>(departments: readonly T[]): T[] {
  const known = new Set(departments.map(({ id }) => id));
  const children = Map.groupBy(departments, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null));
  const ordered: T[] = [];
  const visit = (parent: string | null): void => {
    for (const department of children.get(parent) ?? []) {
      ordered.push(department);
      visit(department.id);
    }
  };
  visit(null);
  return ordered;
}
