import type { Row } from '../api/bundle.ts';
import { personId } from '../api/ids.ts';
import { rowsOf, type Template } from '../api/templates.ts';

/** The first so many approvers share a pool of tasks that nobody has claimed. */
export const POOL = 8;

const TASK = 'public."Task"';

/**
 * What a hall holds after years, in tenths: three open, six done, one that a pool of people may claim. Copies of a
 * variant are told apart by their number, like those of templates.
 */
export function variantsOf(templates: readonly Template[]): Template[] {
  const [first] = templates;
  if (!first) return [];
  const done = templates.map(asDone);
  return [...templates, ...done, ...done, asClaimable(first)].map((template, index) => ({ ...template, index }));
}

/** Tasks of one copy of each. */
export const tasksOf = (variants: readonly Template[]): number =>
  variants.reduce((sum, { bundle }) => sum + rowsOf(bundle, TASK).length, 0);

/** The approvers have agreed. */
function asDone(template: Template): Template {
  const finish = (row: Row): Row =>
    row.status === 'OPEN'
      ? { ...row, status: 'DONE', outcome: 'agree', doneAt: row.createdAt, doneById: row.assigneeId }
      : row;
  return withRows(template, { [TASK]: finish, 'public."Instance"': (row) => ({ ...row, status: 'COMPLETED' }) });
}

function asClaimable(template: Template): Template {
  const unclaimed = withRows(template, {
    [TASK]: (row) => (row.id === template.taskId ? { ...row, assigneeId: null } : row),
  });
  const [task] = rowsOf(unclaimed.bundle, TASK).filter((row) => row.id === template.taskId);
  const candidates = Array.from({ length: POOL }, (_one, index) => ({
    ...{ taskId: template.taskId, userId: personId(index), instanceId: task?.instanceId, createdAt: task?.createdAt },
  }));
  return {
    ...unclaimed,
    bundle: unclaimed.bundle.map((part) =>
      part.table.name === 'public."TaskCandidate"' ? { ...part, rows: candidates } : part,
    ),
  };
}

function withRows(template: Template, changes: Readonly<Record<string, (row: Row) => Row>>): Template {
  return {
    ...template,
    bundle: template.bundle.map(({ table, rows }) => ({
      table,
      rows: rows.map(changes[table.name] ?? ((row) => row)),
    })),
  };
}
