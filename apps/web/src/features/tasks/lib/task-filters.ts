import type { TaskFilters } from '../api/list-tasks.ts';

export const VIEWS = ['todo', 'done', 'cc', 'drafts'] as const;
export type View = (typeof VIEWS)[number];

export const readView = (params: URLSearchParams): View =>
  VIEWS.find((candidate) => candidate === params.get('view')) ?? 'todo';

/** Reads a list's filters from the address; nonsense there counts as no filter. */
export function readTaskFilters(params: URLSearchParams, view: TaskFilters['view']): TaskFilters {
  const q = params.get('q')?.trim();
  const item = params.get('item');
  return { view, ...(q ? { q } : {}), ...(item ? { item } : {}) };
}
