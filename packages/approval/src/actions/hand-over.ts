import type { HandOverAction } from '../actions.ts';
import { ApprovalError } from '../errors.ts';
import { activeOnce, mayBeGiven, recorded } from '../person.ts';
import { isUndone } from '../rounds/seats.ts';
import type { ApprovalState, FormerPeople, Round, Seat, Task } from '../state.ts';
import { notify } from '../unit-of-work/notify.ts';
import { recordByActor } from '../unit-of-work/record.ts';
import { openRounds, putRound, putTask, tasksOf, type Work } from '../unit-of-work/work.ts';

/**
 * Everything that waits for somebody who leaves becomes another person's: open and waiting tasks, those that nobody else
 * could claim, what is delegated and comes back, and what is planned for later steps. One entry for each task.
 */
export async function handOver(work: Work, { fromUserId: from, toUserId: to, opinion }: HandOverAction): Promise<void> {
  if (work.actor?.operator !== true) throw new ApprovalError('forbidden');
  const people = await work.ports.directory.peopleByIds([from, to]);
  const person = people.find(({ id }) => id === to);
  const leaving = people.find(({ id }) => id === from);
  const leaver = leaving ? { leaver: recorded(leaving) } : {};
  if (!person || !mayBeGiven(person) || from === to) throw new ApprovalError('user-not-active');
  let reseated = false;
  for (const round of openRounds(work)) {
    for (const task of tasksOf(work, round.id).filter(isUndone)) {
      if (!(await isTheirs(work, task, from))) continue;
      const handed = putTask(work, task, { assigneeId: to, ...(task.status === 'open' && { openedAt: work.at }) });
      work.participants.push({ userId: to, relation: 'assignee' });
      const recipients = [{ stepId: task.stepId, stepName: task.stepName, people: [recorded(person)] }];
      await recordByActor(work, { action: 'hand-over', task: handed, opinion, detail: { ...leaver, recipients } });
      const message = { userIds: [to], stepId: task.stepId, opinion };
      if (task.status === 'open') await notify(work, { event: 'task-assigned', taskId: task.id, ...message });
    }
    const seats = replaceInSeats(round.state.seats, from, to);
    reseated ||= seats !== round.state.seats;
    if (seats !== round.state.seats) putRound(work, round, { state: { ...round.state, seats } });
  }
  const planned = replacePlanned(work.approval, from, to);
  const replaced = JSON.stringify(planned) !== JSON.stringify(work.approval);
  work.approval = planned;
  if ((replaced || reseated) && work.history.length === 0) {
    await recordByActor(work, { action: 'hand-over', opinion, detail: leaver });
  }
}

/** Assigned to them, or claimable by nobody else who is still there. */
async function isTheirs(work: Work, task: Task, from: string): Promise<boolean> {
  if (task.assigneeId !== null) return task.assigneeId === from;
  if (!task.candidateIds.includes(from)) return false;
  const others = await work.ports.directory.peopleByIds(task.candidateIds.filter((id) => id !== from));
  return activeOnce(others).length === 0;
}

function replaceInSeats(seats: Round['state']['seats'], from: string, to: string): Round['state']['seats'] {
  const concerns = ({ delegatedById, sign }: Seat) => delegatedById === from || sign?.byId === from;
  if (!Object.values(seats).some(concerns)) return seats;
  return Object.fromEntries(
    Object.entries(seats).map(([id, seat]): [string, Seat] => [
      id,
      {
        ...seat,
        delegatedById: seat.delegatedById === from ? to : seat.delegatedById,
        sign: seat.sign?.byId === from ? { ...seat.sign, byId: to } : seat.sign,
      },
    ]),
  );
}

/** People chosen for later steps, and those to whom a return will come back. */
function replacePlanned(approval: ApprovalState, from: string, to: string): ApprovalState {
  const swap = (ids: readonly string[]): readonly string[] =>
    ids.includes(from) ? [...new Set(ids.map((id) => (id === from ? to : id)))] : ids;
  const chosen = Object.entries(approval.chosen).map(([stepId, ids]): [string, readonly string[]] => [
    stepId,
    swap(ids),
  ]);
  const returns = approval.returns.map((plan) => ({
    ...plan,
    people: Object.fromEntries(
      Object.entries(plan.people).map(([stepId, former]): [string, FormerPeople] => [
        stepId,
        { ...former, userIds: swap(former.userIds) },
      ]),
    ),
  }));
  return { ...approval, chosen: Object.fromEntries(chosen), returns };
}
