import type { Outcome, Round, Tally, Task } from '../state.ts';
import { members, seatOf, verdictOf } from './seats.ts';

interface Ballot {
  readonly outcome: Outcome | null;
  readonly weight: number;
  readonly veto: boolean;
}

/**
 * What a round comes to as soon as no further answer can change it; null while it can.
 *
 * One answer decides in `any`; everybody must agree in `single`, `claim` (with those who joined), `all` and `sequential`; in
 * `vote` the weights of those who agree must reach what is needed, and a disagree with a veto ends it.
 */
export function decide(round: Round, tasks: readonly Task[]): Outcome | null {
  const ballots = ballotsOf(round, tasks);
  const { mode, vote } = round.state;
  if (mode === 'any') return ballots.find((ballot) => ballot.outcome !== null)?.outcome ?? null;
  if (mode === 'vote' && vote) return count(ballots, vote.needed);
  if (ballots.some((ballot) => ballot.outcome === 'disagree')) return 'disagree';
  return ballots.every((ballot) => ballot.outcome === 'agree') ? 'agree' : null;
}

/** The votes as they stand, by weight; null for rounds that are not voted on. */
export function tallyOf(round: Round, tasks: readonly Task[]): Tally | null {
  const { vote } = round.state;
  if (!vote) return null;
  const ballots = ballotsOf(round, tasks);
  const { needed } = vote;
  return { needed, agree: sum(ballots, 'agree'), disagree: sum(ballots, 'disagree'), open: sum(ballots, null) };
}

function count(ballots: readonly Ballot[], needed: number): Outcome | null {
  if (ballots.some((ballot) => ballot.veto && ballot.outcome === 'disagree')) return 'disagree';
  const agree = sum(ballots, 'agree');
  const open = sum(ballots, null);
  if (agree + open < needed) return 'disagree';
  // Whoever has a veto and has not voted yet can still change it.
  const vetoes = ballots.some((ballot) => ballot.veto && ballot.outcome === null);
  return agree >= needed && !vetoes ? 'agree' : null;
}

function ballotsOf(round: Round, tasks: readonly Task[]): Ballot[] {
  const kept = round.state.kept.map(({ outcome, weight }) => ({ outcome, weight, veto: false }));
  const present = members(round, tasks).map((task) => {
    const { weight, veto } = seatOf(round.state, task.id);
    return { outcome: verdictOf(round, tasks, task), weight, veto };
  });
  return [...kept, ...present];
}

const sum = (ballots: readonly Ballot[], outcome: Outcome | null): number =>
  ballots.filter((ballot) => ballot.outcome === outcome).reduce((total, ballot) => total + ballot.weight, 0);
