import { hashEntry } from '../history/hash-chain.ts';
import type { HistoryEntry, RecordedPerson } from '../history/history-entry.ts';
import { stepOf } from '../model.ts';
import { isStanding } from '../path/tokens.ts';
import type { ActResult, Changes, CurrentStep } from '../result.ts';
import { tallyOf } from '../rounds/decide.ts';
import { wakeAt } from '../rounds/round-time.ts';
import { answerOf } from '../rounds/seats.ts';
import { type InstanceState, isUnderWay, type PathEntry, type Round } from '../state.ts';
import { answerParent } from './answer-parent.ts';
import { dropVoidIncidents } from './incidents.ts';
import { outsideOf } from './outside.ts';
import { recordedByIds } from './record.ts';
import { openRounds, tasksOf, type Work } from './work.ts';

/** Turns finished work into the new state and the rows to write. */
export async function finishWork(work: Work): Promise<ActResult> {
  dropVoidIncidents(work);
  answerParent(work);
  const currentSteps = await describeSteps(work);
  nameRecipients(work, currentSteps);
  const history = chain(work);
  const last = history.at(-1);
  const path = work.approval.path.map((entry) => forgetUndo(work, entry));
  const approval = {
    ...work.approval,
    path,
    history: last ? { seq: last.seq, hash: last.hash } : work.approval.history,
  };
  const { before } = work;
  const open = openRounds(work);
  const state: InstanceState = {
    ...before,
    status: work.status,
    variables: work.variables,
    snapshot: work.snapshot,
    approval,
    rounds: open,
    tasks: open.flatMap((round) => tasksOf(work, round.id)),
    timers: work.timers,
    subscriptions: work.subscriptions,
    incidents: work.incidents,
  };
  return {
    state,
    changes: {
      rounds: compare(before.rounds, work.rounds),
      wakes: wakesOf(before.rounds, open),
      tasks: compare(before.tasks, work.tasks),
      ...outsideOf(work),
      history,
      notifications: work.notifications,
      participants: distinct(work.participants),
    },
    currentSteps,
    events: work.events,
    endedAt: isUnderWay(before.status) && !isUnderWay(work.status) ? work.at : null,
  };
}

function wakesOf(before: readonly Round[], open: readonly Round[]): Changes['wakes'] {
  const known = new Map(before.map((round) => [round.id, wakeAt(round)]));
  return open.flatMap((round) => {
    const at = wakeAt(round);
    return at !== null && at !== known.get(round.id) ? { roundId: round.id, at } : [];
  });
}

function compare<T extends { readonly id: string }>(
  before: readonly T[],
  after: ReadonlyMap<string, T>,
): { created: T[]; updated: T[] } {
  const known = new Map(before.map((row) => [row.id, row]));
  const rows = [...after.values()];
  return {
    created: rows.filter((row) => !known.has(row.id)),
    updated: rows.filter((row) => known.has(row.id) && known.get(row.id) !== row),
  };
}

/** Once something after it has moved on, a completion can no longer be taken back. */
function forgetUndo(work: Work, entry: PathEntry): PathEntry {
  if (!entry.undo) return entry;
  const stands = entry.undo.produced.every((token) => isStanding(work.approval.tokens, token));
  return stands && isUnderWay(work.status) ? entry : { ...entry, undo: null };
}

async function describeSteps(work: Work): Promise<CurrentStep[]> {
  return Promise.all(
    openRounds(work).map(async (round): Promise<CurrentStep> => {
      const all = tasksOf(work, round.id);
      const tasks = all.filter((task) => task.status === 'open');
      const tally = tallyOf(round, all);
      return {
        stepId: round.stepId,
        name: stepOf(work.model, round.stepId).name,
        people: await recordedByIds(work, [...new Set(tasks.flatMap(peopleOfTask))]),
        claimable: tasks.some((task) => task.assigneeId === null),
        since: round.openedAt,
        ...(round.state.time && { dueAt: round.state.time.dueAt }),
        reason: round.state.reason,
        mode: round.state.mode,
        answered: await answersOf(work, round),
        ...(tally && { tally }),
        tasks: tasks.map((task) => task.id),
      };
    }),
  );
}

/** Everybody who has answered in a round that goes on, in the order of their places. */
async function answersOf(work: Work, round: Round): Promise<CurrentStep['answered']> {
  const done = tasksOf(work, round.id).flatMap((task) => {
    const outcome = answerOf(task);
    return outcome && task.assigneeId ? [{ userId: task.assigneeId, outcome }] : [];
  });
  const answers = [...round.state.kept, ...done];
  const people = await recordedByIds(
    work,
    answers.map(({ userId }) => userId),
  );
  return answers.flatMap(({ userId, outcome }) => {
    const person = people.find((one) => one.id === userId);
    return person ? [{ person, outcome }] : [];
  });
}

const peopleOfTask = (task: { assigneeId: string | null; candidateIds: readonly string[] }): readonly string[] =>
  task.assigneeId === null ? task.candidateIds : [task.assigneeId];

/** The first entry is the actor's; it names those to whom the action brought it. */
function nameRecipients(work: Work, steps: readonly CurrentStep[]): void {
  const [main] = work.history;
  if (!main || main.detail.recipients) return;
  const fresh = new Set(
    openRounds(work)
      .filter((round) => isNew(work, round))
      .flatMap((round) => round.stepId),
  );
  const recipients = steps
    .filter((step) => fresh.has(step.stepId))
    .map((step): { stepId: string; stepName: CurrentStep['name']; people: readonly RecordedPerson[] } => ({
      stepId: step.stepId,
      stepName: step.name,
      people: step.people,
    }));
  if (recipients.length > 0) main.detail = { ...main.detail, recipients };
}

const isNew = (work: Work, round: Round): boolean => !work.before.rounds.some((one) => one.id === round.id);

function chain(work: Work): HistoryEntry[] {
  let { seq, hash } = work.approval.history;
  return work.history.map((draft) => {
    seq += 1;
    const entry = { ...draft, id: work.ports.nextId(), seq };
    const previousHash = hash;
    hash = hashEntry(previousHash, entry);
    return { ...entry, previousHash, hash };
  });
}

function distinct(participants: Work['participants']): Changes['participants'] {
  const seen = new Set<string>();
  return participants.filter(({ userId, relation }) => {
    const key = `${relation} ${userId}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
