import type { MessageTemplate, MessageWords } from '@flowhall/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';

type Which = Pick<MessageTemplate, 'event' | 'lang'>;

/** Words of messages outside the application, by event and language. */
export const templatesQuery = queryOptions({
  queryKey: ['admin-message-templates'] as const,
  queryFn: ({ signal }): Promise<{ items: MessageTemplate[] }> =>
    answer(client.GET('/api/admin/message-templates', { signal })),
});

/** What people would get. */
export const previewQuery = ({ event, lang }: Which, words: MessageWords) =>
  queryOptions({
    queryKey: ['admin-message-preview', event, lang, words] as const,
    queryFn: ({ signal }): Promise<MessageWords> =>
      answer(
        client.POST('/api/admin/message-templates/{event}/{lang}/preview', {
          params: { path: { event, lang } },
          body: words,
          signal,
        }),
      ),
    placeholderData: (shown) => shown,
    retry: false,
  });

export function useSaveTemplate({ event, lang }: Which) {
  const cache = useQueryClient();
  const params = { path: { event, lang } };
  return useMutation({
    /** Without words, the usual ones. */
    mutationFn: (words: MessageWords | null) =>
      words
        ? client.PUT('/api/admin/message-templates/{event}/{lang}', { params, body: words })
        : client.DELETE('/api/admin/message-templates/{event}/{lang}', { params }),
    onSuccess: () => cache.invalidateQueries({ queryKey: templatesQuery.queryKey }),
  });
}
