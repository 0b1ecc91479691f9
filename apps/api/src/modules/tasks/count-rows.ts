import { COUNTED_UP_TO, type ListFilters } from '@flowhall/contracts';
import { type InstanceServices, narrowList } from '../instances/index.ts';
import * as tasks from './tasks.repository.ts';

/** How many rows of one view of the task center each of some filters leaves, up to `COUNTED_UP_TO`. */
export async function countTaskRows(
  services: InstanceServices,
  view: 'todo' | 'done' | 'cc',
  userId: string,
  filters: readonly ListFilters[],
): Promise<readonly number[]> {
  const narrowed = await Promise.all(filters.map((one) => narrowList(services, one)));
  const principals = view === 'todo' ? await services.deputies.principalsOf(services.prisma, userId) : [];
  const limit = COUNTED_UP_TO - 1;
  return tasks.countRows(
    services.prisma,
    view,
    narrowed.map((narrow) => ({ userId, principals, narrow, limit })),
  );
}
