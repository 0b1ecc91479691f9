import type { Site } from '@flowhall/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, client } from './api/client.ts';
import { useLocalized } from './localized.ts';
import { queryKeys } from './query-keys.ts';

export const siteQuery = queryOptions({
  queryKey: queryKeys.site,
  queryFn: ({ signal }): Promise<Site> => answer(client.GET('/api/site', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

/** What this installation calls itself. */
export function useSiteName(): string {
  const { t } = useTranslation('common');
  const text = useLocalized();
  const site = useQuery(siteQuery);
  return site.data ? text(site.data.name) : t('siteName');
}
