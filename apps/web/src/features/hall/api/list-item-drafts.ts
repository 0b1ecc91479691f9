import type { DraftView } from '@flowhall/contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** Own unfinished applications for a service among the latest drafts, last changed first. */
export const itemDraftsQuery = (itemKey: string) =>
  queryOptions({
    queryKey: [...queryKeys.drafts, 'latest'],
    queryFn: ({ signal }) => answer(client.GET('/api/drafts', { params: { query: { limit: 100 } }, signal })),
    select: (page): DraftView[] =>
      page.items
        .filter((draft) => draft.itemKey === itemKey)
        .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt)),
  });
