import type { AddSignAction, RemoveSignAction } from '../actions.ts';
import { ApprovalError } from '../errors.ts';
import { stepOf } from '../model.ts';
import type { Person } from '../organisation.ts';
import { activeOnce, idsOf, mayBeGiven, recorded } from '../person.ts';
import { decide } from '../rounds/decide.ts';
import { newTask } from '../rounds/new-task.ts';
import { isUndone, seatOf, withSeat } from '../rounds/seats.ts';
import { takeTurns } from '../rounds/turns.ts';
import type { Round, Seat, SignKind, Task } from '../state.ts';
import { notify } from '../unit-of-work/notify.ts';
import { recordByActor } from '../unit-of-work/record.ts';
import { putRound, putTask, subjectOf, tasksOf, type Work } from '../unit-of-work/work.ts';
import { checkEnclosed, checkOpinion, checkTask } from './check.ts';
import { conclude } from './conclude.ts';

/**
 * Asks more people to sign. `before`: the task waits until they have given their opinions; `after`: once it agrees they must
 * agree too; `parallel`: they join the round beside it. Whoever is asked to sign may ask others in the same way.
 */
export async function addSign(work: Work, action: AddSignAction): Promise<void> {
  const { task, round, ability } = checkTask(work, action, 'add-sign');
  const opinion = checkOpinion(ability, action.opinion);
  const enclosed = checkEnclosed(ability, action);
  const people = await peopleToAsk(work, round, task, action.userIds);
  const host = putTask(work, task, {});
  const step = stepOf(work.model, task.stepId);
  const seat = seatFor(work, round, host, action.kind);
  let { state } = round;
  const added = people.map((person) => {
    const one = newTask(work, { roundId: round.id, step, assigneeId: person.id, waits: true });
    work.tasks.set(one.id, one);
    work.participants.push({ userId: person.id, relation: 'assignee' });
    state = withSeat(state, one.id, seat);
    return one;
  });
  const changed = putRound(work, round, { state: { ...state, touched: true } });
  if (work.actor) work.participants.push({ userId: work.actor.userId, relation: 'handler' });
  const recipients = [{ stepId: step.id, stepName: step.name, people: people.map(recorded) }];
  const detail = { ...enclosed, recipients, sign: action.kind };
  await recordByActor(work, { action: 'add-sign', task: host, opinion, detail });
  await takeTurns(work, changed, opinion);
  await tellWaiting(work, added, opinion);
}

/** Takes back the request to people who have not acted yet, with those whom they had asked in turn. */
export async function removeSign(work: Work, action: RemoveSignAction): Promise<void> {
  const { task, round } = checkTask(work, action, 'remove-sign');
  const actorId = work.actor ? subjectOf(work.actor) : '';
  const asked = tasksOf(work, round.id).filter(
    (one) => isUndone(one) && seatOf(round.state, one.id).sign?.byId === actorId,
  );
  const leaving = asked.filter((one) => one.assigneeId !== null && action.userIds.includes(one.assigneeId));
  if (leaving.length !== new Set(action.userIds).size || leaving.length === 0) {
    throw new ApprovalError('assignee-not-candidate', { step: task.stepName.zh, stepEn: task.stepName.en });
  }
  const gone = leaving.flatMap((one) => [one, ...guestsOf(work, round, one)]);
  for (const one of gone) if (isUndone(one)) putTask(work, one, { status: 'cancelled' });
  const people = await work.ports.directory.peopleByIds(gone.flatMap((one) => one.assigneeId ?? []));
  const recipients = [{ stepId: task.stepId, stepName: task.stepName, people: people.map(recorded) }];
  await recordByActor(work, { action: 'remove-sign', task, opinion: action.opinion ?? null, detail: { recipients } });
  await notify(work, { event: 'sign-removed', userIds: idsOf(people), stepId: task.stepId });
  const outcome = decide(round, tasksOf(work, round.id));
  if (outcome) return conclude(work, round, task, outcome, action);
  await takeTurns(work, round, null);
}

async function peopleToAsk(work: Work, round: Round, task: Task, userIds: readonly string[]): Promise<Person[]> {
  const wanted = [...new Set(userIds)];
  const people = activeOnce(await work.ports.directory.peopleByIds(wanted)).filter(mayBeGiven);
  if (people.length !== wanted.length) throw new ApprovalError('user-not-active');
  const busy = tasksOf(work, round.id)
    .filter((one) => isUndone(one) || one.id === task.id)
    .flatMap((one) => (one.id === task.id ? [task.assigneeId] : [one.assigneeId]));
  if (people.length === 0 || people.some((person) => busy.includes(person.id))) {
    throw new ApprovalError('assignee-not-candidate', { step: task.stepName.zh, stepEn: task.stepName.en });
  }
  return people;
}

/** Those beside somebody who signs before or after sign before or after the same task. */
function seatFor(work: Work, round: Round, host: Task, kind: SignKind): Partial<Seat> {
  const byId = work.actor ? subjectOf(work.actor) : '';
  const own = seatOf(round.state, host.id);
  if (kind !== 'parallel') return { sign: { kind, hostId: host.id, byId } };
  if (own.sign && own.sign.kind !== 'parallel') return { sign: { ...own.sign, byId } };
  return { turn: own.turn, sign: { kind, hostId: host.id, byId } };
}

/** Everybody whom a task's assignee asked, and whom those asked. */
function guestsOf(work: Work, round: Round, host: Task): Task[] {
  const guests = tasksOf(work, round.id).filter((one) => seatOf(round.state, one.id).sign?.hostId === host.id);
  return guests.flatMap((one) => [one, ...guestsOf(work, round, one)]);
}

/** Who signs after somebody else knows that it will come. */
async function tellWaiting(work: Work, added: readonly Task[], opinion: string | null): Promise<void> {
  const waiting = added.flatMap(({ id, stepId, assigneeId }) =>
    work.tasks.get(id)?.status === 'waiting' && assigneeId ? [{ stepId, assigneeId }] : [],
  );
  for (const { stepId, assigneeId } of waiting) {
    await notify(work, { event: 'sign-asked', userIds: [assigneeId], stepId, opinion });
  }
}
