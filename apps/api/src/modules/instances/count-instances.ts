import { COUNTED_UP_TO, type ListFilters } from '@flowhall/contracts';
import { toStatus } from './instance-status.ts';
import * as instances from './instances.repository.ts';
import { narrowList } from './narrow-list.ts';
import type { InstanceServices } from './services.ts';

/** How many applications each of some filters leaves of those of a person, up to `COUNTED_UP_TO`. */
export async function countInstances(
  services: InstanceServices,
  scope: 'mine' | 'involved',
  userId: string,
  filters: readonly ListFilters[],
): Promise<readonly number[]> {
  const wanted = await Promise.all(
    filters.map(async (one) => ({
      ...{ scope, userId, status: one.status && toStatus(one.status), limit: COUNTED_UP_TO - 1 },
      narrow: await narrowList(services, one),
    })),
  );
  return instances.countRows(services.prisma, wanted);
}
