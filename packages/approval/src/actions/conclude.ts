import type { NextChoice } from '../actions.ts';
import { stepOf } from '../model.ts';
import { targetOf, without } from '../path/tokens.ts';
import { answerOf, members, seatOf } from '../rounds/seats.ts';
import type { KeptAnswer, Outcome, PathEntry, Round, Task } from '../state.ts';
import { notify } from '../unit-of-work/notify.ts';
import { recordBySystem } from '../unit-of-work/record.ts';
import { runEngine } from '../unit-of-work/run-engine.ts';
import { settle } from '../unit-of-work/settle.ts';
import { closeRound, openRounds, subjectOf, tasksOf, type Work } from '../unit-of-work/work.ts';
import { checkFlows } from './check-flows.ts';
import { jumpBack } from './jump-back.ts';

export interface Conclusion {
  /** Null when no human decided, so that nobody could be asked. */
  readonly next?: NextChoice | null;
  /** It agrees by itself, for those who have not answered. */
  readonly automatic?: boolean;
}

/** Closes a round that is decided and lets the process go on, or ends it as rejected. `task` is the one that decided. */
export async function conclude(
  work: Work,
  round: Round,
  task: Task,
  outcome: Outcome,
  { next = {}, automatic = false }: Conclusion,
): Promise<void> {
  const tasks = tasksOf(work, round.id);
  const entry = pathEntry(work, round, tasks, automatic ? 'auto-agree' : outcome);
  const answers = answersOf(round, tasks, entry.deciderId);
  closeRound(work, round, 'completed');
  noteOutcome(work, entry, outcome);
  if (outcome === 'disagree' && stepOf(work.model, task.stepId).settings.disagree === 'reject') {
    return reject(work, task);
  }
  const before = work.approval.tokens;
  if (!(await jumpBack(work, round, entry))) {
    const chosenFlows = checkFlows(work, round.executionId, next ?? undefined);
    const result = runEngine(work, { type: 'complete', executionId: round.executionId, chosenFlows });
    work.approval = { ...work.approval, path: [...work.approval.path, entry] };
    await settle(work, result, { openedBy: entry.id, reason: 'forward', next });
  }
  const produced = without(work.approval.tokens, before);
  const consumed = without(before, work.approval.tokens).map(targetOf);
  const undo = produced.length > 0 ? { produced, consumed, ...answers } : null;
  const path = work.approval.path.map((one) => (one.roundId === round.id ? { ...one, undo } : one));
  work.approval = { ...work.approval, path };
}

function pathEntry(work: Work, round: Round, tasks: readonly Task[], outcome: PathEntry['outcome']): PathEntry {
  const handlerIds = handlersOf(round, tasks);
  const memberIds = membersOf(round, tasks);
  const same = memberIds.length === handlerIds.length && memberIds.every((id) => handlerIds.includes(id));
  return {
    id: work.ports.nextId(),
    roundId: round.id,
    stepId: round.stepId,
    openedBy: round.state.openedBy,
    handlerIds,
    deciderId: work.actor ? subjectOf(work.actor) : null,
    ...(same ? {} : { memberIds }),
    outcome,
    at: work.at,
    undo: null,
  };
}

/** Everybody whose answer counts in a round that is decided. */
export function handlersOf(round: Round, tasks: readonly Task[]): string[] {
  return [...new Set([...round.state.kept.map((one) => one.userId), ...answeredBy(round, tasks)])];
}

/** Everybody whose answer counts, the earliest first: opinions asked for beforehand do not. */
const answeredBy = (round: Round, tasks: readonly Task[]): string[] =>
  tasks
    .filter((task) => task.status === 'done' && seatOf(round.state, task.id).sign?.kind !== 'before')
    .sort(byTime)
    .flatMap((task) => task.assigneeId ?? []);

const byTime = (one: Task, other: Task): number => (one.doneAt ?? '').localeCompare(other.doneAt ?? '');

/** Who is asked by the step itself: everybody in the round but those whom others asked to sign. */
export function membersOf(round: Round, tasks: readonly Task[]): string[] {
  const asked = members(round, tasks).filter((task) => seatOf(round.state, task.id).sign === null);
  const ids = asked.flatMap((task) => (task.assigneeId === null ? task.candidateIds : [task.assigneeId]));
  return [...new Set([...round.state.kept.map((one) => one.userId), ...ids])];
}

/** What the decider's withdrawal must bring back: who had not answered, and the answers of the others. */
function answersOf(round: Round, tasks: readonly Task[], deciderId: string | null) {
  const others = members(round, tasks).filter((task) => task.assigneeId !== deciderId);
  const kept = others.sort(byTime).flatMap((task): KeptAnswer[] => {
    const outcome = answerOf(task);
    const { weight } = seatOf(round.state, task.id);
    return outcome && task.assigneeId ? [{ userId: task.assigneeId, outcome, weight }] : [];
  });
  const unasked = others.filter((task) => task.status !== 'done').flatMap((task) => task.assigneeId ?? []);
  return { kept: [...round.state.kept, ...kept], unansweredIds: unasked };
}

function noteOutcome(work: Work, { stepId, handlerIds }: PathEntry, outcome: Outcome): void {
  const steps = { ...work.variables.steps, [stepId]: { outcome, handlerIds } };
  work.variables = { ...work.variables, steps, outcome };
  work.approval = { ...work.approval, handlers: { ...work.approval.handlers, [stepId]: handlerIds } };
}

async function reject(work: Work, task: Task): Promise<void> {
  runEngine(work, { type: 'cancel' });
  const told = openRounds(work).flatMap((round) => tasksOf(work, round.id).flatMap((one) => one.assigneeId ?? []));
  for (const round of openRounds(work)) closeRound(work, round, 'cancelled');
  work.status = 'rejected';
  recordBySystem(work, { action: 'reject' });
  const userIds = [work.before.initiatorId, ...told];
  await notify(work, { event: 'rejected', userIds, stepId: task.stepId, opinion: task.opinion });
}
