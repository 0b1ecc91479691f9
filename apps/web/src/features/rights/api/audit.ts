import type { AuditEntryView } from '@flowhall/contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';

export interface AuditFilter {
  action?: string | undefined;
  actor?: string | undefined;
  subject?: string | undefined;
  address?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

interface Page {
  items: AuditEntryView[];
  nextCursor: string | null;
}

/** Entries of the audit log, newest first. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ signal, pageParam: cursor }): Promise<Page> =>
      answer(client.GET('/api/admin/audit', { params: { query: { limit: 50, ...filter, cursor } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.nextCursor ?? undefined,
  });
