import { answerOf, isUndone, seatOf, type Task, tallyOf } from '@flowhall/approval';
import type { TaskDetail } from '@flowhall/contracts';
import type { LoadedInstance, Reader } from '../instances/index.ts';

type PersonOf = (userId: string) => TaskDetail['instance']['initiator'];

/** Ids of everybody who is asked in a task's round, to look their names up. */
export const idsInRound = (instance: LoadedInstance, roundId: string): string[] =>
  instance.state.tasks.filter((task) => task.roundId === roundId).flatMap((task) => idsOfTask(instance, task));

/** Everybody who is asked in the round of an open step; null where that is one person, or the round is closed. */
export function presentRound(
  instance: LoadedInstance,
  roundId: string,
  reader: Pick<Reader, 'userId'>,
  personOf: PersonOf,
): TaskDetail['round'] {
  const round = instance.state.rounds.find((one) => one.id === roundId);
  const tasks = instance.state.tasks.filter((task) => task.roundId === roundId && task.status !== 'cancelled');
  if (!round || tasks.length < 2) return null;
  const people = tasks.flatMap((task) => {
    const { sign } = seatOf(round.state, task.id);
    const { status, opinion } = task;
    const outcome = answerOf(task);
    const removable = isUndone(task) && sign?.byId === reader.userId;
    return task.assigneeId
      ? [{ person: personOf(task.assigneeId), status, outcome, opinion, sign: sign?.kind ?? null, removable }]
      : [];
  });
  return { mode: round.state.mode, people, tally: tallyOf(round, tasks) };
}

/** For whom an open task is worked on. */
export function delegatorOf(instance: LoadedInstance, task: Pick<Task, 'id' | 'roundId'>): string | null {
  const round = instance.state.rounds.find((one) => one.id === task.roundId);
  return round ? seatOf(round.state, task.id).delegatedById : null;
}

const idsOfTask = (instance: LoadedInstance, task: Task): string[] =>
  [task.assigneeId, delegatorOf(instance, task)].flatMap((id) => id ?? []);
