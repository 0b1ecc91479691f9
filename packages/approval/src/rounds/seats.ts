import type { Outcome, Round, RoundState, Seat, Task } from '../state.ts';

/** The place of whoever was there from the beginning, with nothing special about it. */
const PLAIN: Seat = { turn: 0, weight: 1, veto: false, sign: null, delegatedById: null };

export const seatOf = (round: RoundState, taskId: string): Seat => round.seats[taskId] ?? PLAIN;

/** The seat with changes; a seat that says nothing special is not kept. */
export function withSeat(round: RoundState, taskId: string, change: Partial<Seat>): RoundState {
  return { ...round, seats: { ...round.seats, [taskId]: { ...seatOf(round, taskId), ...change } } };
}

/** What a person answered; null while there is none, or where the task ended otherwise. */
export const answerOf = ({ status, outcome }: Task): Outcome | null =>
  status === 'done' && (outcome === 'agree' || outcome === 'disagree') ? outcome : null;

export const isUndone = (task: Task): boolean => task.status === 'open' || task.status === 'waiting';

/** People whom somebody at this task asked to sign as well, by how. Whoever was removed again is not among them. */
export function signers(round: Round, tasks: readonly Task[], hostId: string, kind: 'before' | 'after'): Task[] {
  return tasks.filter((task) => {
    const { sign } = seatOf(round.state, task.id);
    return task.status !== 'cancelled' && sign?.kind === kind && sign.hostId === hostId;
  });
}

/** Tasks that count for the round's decision: its own people and those who joined them. */
export const members = (round: Round, tasks: readonly Task[]): Task[] =>
  tasks.filter((task) => task.status !== 'cancelled' && isMember(seatOf(round.state, task.id)));

const isMember = (seat: Seat): boolean => seat.sign === null || seat.sign.kind === 'parallel';

/**
 * What a task comes to, with those who sign after it: a disagree of any of them is the task's. Null while somebody has
 * still to act.
 */
export function verdictOf(round: Round, tasks: readonly Task[], task: Task): Outcome | null {
  if (task.status !== 'done') return null;
  if (task.outcome !== 'agree') return 'disagree';
  const after = signers(round, tasks, task.id, 'after').map((one) => verdictOf(round, tasks, one));
  if (after.includes('disagree')) return 'disagree';
  return after.includes(null) ? null : 'agree';
}

/**
 * Whether a task that is not done may be worked on now: those asked to sign before it have, the one it comes after has
 * agreed, and in a sequential round everybody with an earlier turn has agreed.
 */
export function isTurn(round: Round, tasks: readonly Task[], task: Task): boolean {
  if (signers(round, tasks, task.id, 'before').some(isUndone)) return false;
  const { sign, turn } = seatOf(round.state, task.id);
  if (sign?.kind === 'before') return true;
  if (sign?.kind === 'after') return tasks.some((one) => one.id === sign.hostId && one.status === 'done');
  return members(round, tasks).every(
    (one) => seatOf(round.state, one.id).turn >= turn || verdictOf(round, tasks, one) === 'agree',
  );
}
