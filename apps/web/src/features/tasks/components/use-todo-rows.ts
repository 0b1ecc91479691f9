import type { TaskSummary } from '@flowhall/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { tasksQuery } from '../api/list-tasks.ts';
import { listOf } from '../lib/list-of.ts';

/** The caller's to-dos as far as they are loaded, in the list from which this one was opened. */
export function useTodoRows(): readonly TaskSummary[] {
  const [params] = useSearchParams();
  const list = useInfiniteQuery(tasksQuery(listOf(params)));
  return useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
}
