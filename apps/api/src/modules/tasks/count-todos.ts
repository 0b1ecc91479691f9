import { COUNTED_UP_TO, type ListFilters } from '@flowhall/contracts';
import { type InstanceServices, narrowList } from '../instances/index.ts';
import * as tasks from './tasks.repository.ts';

/** How many to-dos of a person each of some filters leaves, up to `COUNTED_UP_TO`. */
export async function countTodos(
  services: InstanceServices,
  userId: string,
  filters: readonly ListFilters[],
): Promise<readonly number[]> {
  const narrowed = await Promise.all(filters.map((one) => narrowList(services, one)));
  const principals = await services.deputies.principalsOf(services.prisma, userId);
  const limit = COUNTED_UP_TO - 1;
  return tasks.countTodos(
    services.prisma,
    narrowed.map((narrow) => ({ userId, principals, narrow, limit })),
  );
}
