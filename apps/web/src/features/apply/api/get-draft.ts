import type { DraftView } from '@flowhall/contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';

/** Own draft as the server has it. */
export const fetchDraft = (id: string, signal?: AbortSignal): Promise<DraftView> =>
  answer(client.GET('/api/drafts/{id}', { params: { path: { id } }, ...(signal ? { signal } : {}) }));

/**
 * The draft that the page begins with. Read once per visit: what is typed afterwards lives on the page, and a
 * refetch must not take it away.
 */
export const draftToEditQuery = (id: string) =>
  queryOptions({
    queryKey: ['draft-to-edit', id],
    queryFn: ({ signal }) => fetchDraft(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
