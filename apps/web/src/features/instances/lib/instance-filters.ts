import type { InstanceStatus } from '@flowhall/contracts';
import type { InstanceFilters } from '../api/list-instances.ts';

/** The states a list can be narrowed to, in the order of a life. */
export const FILTER_STATUSES = [
  'running',
  'completed',
  'rejected',
  'terminated',
  'incident',
] as const satisfies readonly InstanceStatus[];

/** Reads a list's filters from the address; nonsense there counts as no filter. */
export function readInstanceFilters(params: URLSearchParams): InstanceFilters {
  const q = params.get('q')?.trim();
  const item = params.get('item');
  const status = FILTER_STATUSES.find((candidate) => candidate === params.get('status'));
  return {
    scope: params.get('scope') === 'involved' ? 'involved' : 'mine',
    ...(q ? { q } : {}),
    ...(item ? { item } : {}),
    ...(status ? { status } : {}),
  };
}
