import { readListFilters } from '../../../lib/lists/list-params.ts';
import { paths } from '../../../lib/paths.ts';
import type { TaskFilters } from '../api/list-tasks.ts';

/** What the address of a list says besides its filters, and a task opened from it does not. */
const OF_THE_LIST = ['view', 'open'];

/** The to-do list that a task was opened from: its filters stand in the task's address, too. */
export const listOf = (params: URLSearchParams): TaskFilters => ({ view: 'todo', ...readListFilters(params, 'todo') });

/** Address of a task that was opened from a list, so that previous and next, and the way back, stay within it. */
export const taskInList = (id: string, params: URLSearchParams): string => withParams(paths.task(id), params);

/** The way back to that list. */
export const backToList = (params: URLSearchParams): string => withParams(paths.tasks, params);

function withParams(path: string, params: URLSearchParams): string {
  const kept = new URLSearchParams(params);
  for (const name of OF_THE_LIST) kept.delete(name);
  const query = kept.toString();
  return query ? `${path}?${query}` : path;
}
