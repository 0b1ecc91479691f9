import type { TaskSummary } from '@flowhall/contracts';

export interface Neighbours {
  previous: TaskSummary | undefined;
  next: TaskSummary | undefined;
  /** Place in the list, from 1; 0 when the task is not in it. */
  position: number;
  count: number;
}

/** The to-dos before and after a task in the list. */
export function neighbours(rows: readonly TaskSummary[], taskId: string): Neighbours {
  const index = rows.findIndex((row) => row.taskId === taskId);
  return {
    previous: index > 0 ? rows[index - 1] : undefined,
    next: index === -1 ? undefined : rows[index + 1],
    position: index + 1,
    count: rows.length,
  };
}

/** The to-do to offer when a task is finished: the one below it, else the first other one. */
export function followingTask(rows: readonly TaskSummary[], taskId: string): TaskSummary | undefined {
  return neighbours(rows, taskId).next ?? rows.find((row) => row.taskId !== taskId);
}
