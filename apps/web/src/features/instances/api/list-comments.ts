import type { CommentView } from '@flowhall/contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { instanceKey } from './get-instance.ts';

export const commentsKey = (id: string) => [...instanceKey(id), 'comments'] as const;

/** What people said about an application, oldest first. */
export const commentsQuery = (id: string) =>
  queryOptions({
    queryKey: commentsKey(id),
    queryFn: async ({ signal }): Promise<CommentView[]> => {
      const { items } = await answer(client.GET('/api/instances/{id}/comments', { params: { path: { id } }, signal }));
      return items;
    },
  });
