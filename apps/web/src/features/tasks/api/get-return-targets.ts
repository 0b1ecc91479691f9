import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';

/** The earlier steps that a task may be returned to, and the branches that this would close. */
export const returnTargetsQuery = (id: string) =>
  queryOptions({
    queryKey: ['return-targets', id] as const,
    queryFn: ({ signal }) => answer(client.GET('/api/tasks/{id}/return-targets', { params: { path: { id } }, signal })),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });

export type ReturnTarget = Awaited<
  ReturnType<NonNullable<ReturnType<typeof returnTargetsQuery>['queryFn']>>
>['targets'][number];
