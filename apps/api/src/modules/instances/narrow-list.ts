import type { ListFilters } from '@flowhall/contracts';
import { daysBetween } from '../../lib/days-between.ts';
import { searchWords } from '../../lib/search-text.ts';
import type { Narrowing } from './instance-filters.repository.ts';
import type { InstanceServices } from './services.ts';

const SOON_MS = 3 * 24 * 60 * 60_000;

/** Filters as somebody gives them, in the words of the database: departments with those below, days as instants. */
export async function narrowList(
  services: Pick<InstanceServices, 'clock' | 'directory' | 'prisma'>,
  filters: Omit<ListFilters, 'status'>,
): Promise<Narrowing> {
  const { item, department, initiator, handler, from, to, urgency, q = '' } = filters;
  const now = services.clock();
  const departmentIds = department && (await services.directory(services.prisma).departmentsBelow(department));
  return {
    words: searchWords(q),
    now,
    soon: new Date(now.getTime() + SOON_MS),
    ...(item && { itemKey: item }),
    ...(departmentIds && { departmentIds }),
    ...(initiator && { initiatorId: initiator }),
    ...(handler && { handlerId: handler }),
    ...daysBetween(from, to),
    ...(urgency && { urgency }),
  };
}
