import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { taskKey } from './get-task.ts';

/** The earlier steps that a task may be returned to, and the branches that this would close. */
export const returnTargetsQuery = (id: string) =>
  queryOptions({
    queryKey: [...taskKey(id), 'return-targets'] as const,
    queryFn: ({ signal }) => answer(client.GET('/api/tasks/{id}/return-targets', { params: { path: { id } }, signal })),
    staleTime: 0,
  });

export type ReturnTarget = Awaited<
  ReturnType<NonNullable<ReturnType<typeof returnTargetsQuery>['queryFn']>>
>['targets'][number];
