import type { ListFilters, ListName } from '@flowhall/contracts';
import { countDrafts } from './modules/drafts/index.ts';
import { countInstances, type InstanceServices } from './modules/instances/index.ts';
import { countTaskRows } from './modules/tasks/index.ts';

/** How many rows of a person's list each of some filters leaves, up to a bound. */
export function countList(
  services: InstanceServices,
  list: ListName,
  userId: string,
  filters: readonly ListFilters[],
): Promise<readonly number[]> {
  if (list === 'drafts') return countDrafts(services.prisma, userId, filters);
  if (list === 'mine' || list === 'involved') return countInstances(services, list, userId, filters);
  return countTaskRows(services, list, userId, filters);
}
