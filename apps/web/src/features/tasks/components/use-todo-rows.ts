import type { TaskSummary } from '@flowhall/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { tasksQuery } from '../api/list-tasks.ts';

/** The caller's to-dos as far as they are loaded. */
export function useTodoRows(): readonly TaskSummary[] {
  const list = useInfiniteQuery(tasksQuery({ view: 'todo' }));
  return useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
}
