import type { AddCommentBody, CommentView } from '@flowhall/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { commentsKey } from './list-comments.ts';

/** Adds a comment to an application and shows it at once. */
export function useAddComment(instanceId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: AddCommentBody): Promise<CommentView> =>
      answer(client.POST('/api/instances/{id}/comments', { params: { path: { id: instanceId } }, body })),
    onSuccess: (added) => {
      cache.setQueryData<CommentView[]>(commentsKey(instanceId), (comments = []) =>
        comments.some((comment) => comment.id === added.id) ? comments : [...comments, added],
      );
    },
  });
}
