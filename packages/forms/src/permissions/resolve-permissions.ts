import type { FormFile, Permission } from '../types.ts';

/** The steps whose rights apply: one when somebody works on it, several when somebody who worked on them looks on. */
export type Steps = string | readonly string[];

export interface Permissions {
  field(name: string): Permission;
  /** Never more visible than its table. */
  column(table: string, column: string): Permission;
}

const STRENGTH: Record<Permission, number> = { hidden: 0, read: 1, write: 2 };

function strongest(permissions: Permission[]): Permission {
  return permissions.reduce((best, next) => (STRENGTH[next] > STRENGTH[best] ? next : best), 'hidden');
}

/**
 * The rights of a step. A field's right is its own, else the step's `*`, else `read`; a column's is its own, else its
 * table's. Of several steps the strongest right counts; computed fields and columns are at most readable.
 */
export function resolvePermissions(form: Pick<FormFile, 'permissions' | 'computed'>, steps: Steps): Permissions {
  const ids = typeof steps === 'string' ? [steps] : steps;
  const fieldAt = (id: string, name: string): Permission => {
    const rights = form.permissions?.[id];
    const right = rights?.[name] ?? rights?.['*'] ?? 'read';
    return right === 'write' && form.computed && Object.hasOwn(form.computed, name) ? 'read' : right;
  };
  const columnAt = (id: string, table: string, column: string): Permission => {
    const ofTable = fieldAt(id, table);
    if (ofTable === 'hidden') return 'hidden';
    const right = form.permissions?.[id]?.[`${table}.${column}`] ?? ofTable;
    return right === 'write' && form.computed && Object.hasOwn(form.computed, `${table}.${column}`) ? 'read' : right;
  };
  return {
    field: (name) => strongest(ids.map((id) => fieldAt(id, name))),
    column: (table, column) => strongest(ids.map((id) => columnAt(id, table, column))),
  };
}

/** The right to a field, or to `table.column`. */
export function rightTo(permissions: Permissions, name: string): Permission {
  const [table = '', column] = name.split('.');
  return column === undefined ? permissions.field(name) : permissions.column(table, column);
}
