import type { NotificationSettings } from '@flowhall/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';

/** How the signed-in person is told, and the channels that this installation has. */
export const notificationSettingsQuery = queryOptions({
  queryKey: ['notification-settings'] as const,
  queryFn: ({ signal }) => answer(client.GET('/api/me/notification-settings', { signal })),
});

type Answer = Awaited<ReturnType<NonNullable<(typeof notificationSettingsQuery)['queryFn']>>>;

/** Changes it; what is shown changes at once, and back when it failed. */
export function useSaveNotificationSettings() {
  const cache = useQueryClient();
  const { queryKey } = notificationSettingsQuery;
  return useMutation({
    mutationFn: (settings: NotificationSettings) =>
      answer(client.PUT('/api/me/notification-settings', { body: settings })),
    onMutate: (settings) => cache.setQueryData<Answer>(queryKey, (shown) => shown && { ...shown, settings }),
    onError: () => cache.invalidateQueries({ queryKey }),
  });
}
