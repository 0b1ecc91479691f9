import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { instanceKey } from './get-instance.ts';

/** The steps that an application has still to pass. */
export const forecastQuery = (id: string) =>
  queryOptions({
    queryKey: [...instanceKey(id), 'forecast'] as const,
    queryFn: ({ signal }) => answer(client.GET('/api/instances/{id}/forecast', { params: { path: { id } }, signal })),
  });
