import type { DueSetting } from '@flowhall/bpmn';
import type { RoundTimeAction } from '../actions.ts';
import { headOf } from '../assignment/heads.ts';
import { ApprovalError } from '../errors.ts';
import { type Step, stepOf } from '../model.ts';
import type { Person } from '../organisation.ts';
import { activeOnce, idsOf, recorded } from '../person.ts';
import { roundTimeOf } from '../rounds/round-time.ts';
import { isUndone, seatOf, withSeat } from '../rounds/seats.ts';
import type { Round, Task, TimeMark } from '../state.ts';
import { notify } from '../unit-of-work/notify.ts';
import { recordBySystem, recordedByIds } from '../unit-of-work/record.ts';
import { openRounds, putRound, putTask, tasksOf, type Work } from '../unit-of-work/work.ts';
import { conclude } from './conclude.ts';
import { findWayBack, goBack } from './return.ts';

type Overdue = DueSetting['overdue'];

/**
 * The clock has reached what an open round waits for: its people are reminded, or its time is over. Nothing happens when
 * it has not, or the round is decided: jobs may come twice or too late. Of several things missed, the end of the time goes
 * before reminders, and one reminder stands for all. What cannot be done (nobody is above, the way on must be chosen) is
 * told instead, so that the round stays as it is for its people.
 *
 * @param begin yields the work as it was before
 */
export async function watchTime({ roundId }: RoundTimeAction, begin: () => Promise<Work>): Promise<Work> {
  const work = await begin();
  const found = reached(work, roundId);
  if (!found) return work;
  if (!found.marks.some((mark) => mark.what === 'overdue')) {
    await remind(work, found);
    return work;
  }
  const wanted = stepOf(work.model, found.round.stepId).settings.due?.overdue ?? 'notify';
  try {
    await overdue(work, found, wanted);
    return work;
  } catch (error) {
    if (!(error instanceof ApprovalError)) throw error;
    const untouched = await begin();
    const again = reached(untouched, roundId);
    if (again) await overdue(untouched, again, 'notify', wanted);
    return untouched;
  }
}

interface Reached {
  readonly round: Round;
  readonly step: Step;
  /** What the clock has reached, which is now gone from the round. */
  readonly marks: readonly TimeMark[];
  readonly open: readonly Task[];
}

function reached(work: Work, roundId: string): Reached | null {
  const round = openRounds(work).find((one) => one.id === roundId);
  const time = round?.state.time;
  if (!round || !time) return null;
  const marks = time.marks.filter((mark) => mark.at <= work.at);
  if (marks.length === 0) return null;
  const left = time.marks.filter((mark) => mark.at > work.at);
  const changed = putRound(work, round, { state: { ...round.state, time: { ...time, marks: left } } });
  const open = tasksOf(work, round.id).filter((task) => task.status === 'open');
  return { round: changed, step: stepOf(work.model, round.stepId), marks, open };
}

const peopleOf = ({ assigneeId, candidateIds }: Task): readonly string[] =>
  assigneeId === null ? candidateIds : [assigneeId];

async function remind(work: Work, { step, open, marks }: Reached): Promise<void> {
  const people = await recordedByIds(work, [...new Set(open.flatMap(peopleOf))]);
  const recipients = [{ stepId: step.id, stepName: step.name, people }];
  recordBySystem(work, { action: 'remind', stepId: step.id, detail: { recipients } });
  const event = marks.every((mark) => mark.what === 'soon') ? 'due-soon' : 'overdue';
  for (const task of open) await tell(work, event, task);
}

const tell = (work: Work, event: 'due-soon' | 'overdue', task: Task): Promise<void> =>
  notify(work, { event, userIds: peopleOf(task), taskId: task.id, stepId: task.stepId });

async function overdue(work: Work, found: Reached, what: Overdue, instead?: Overdue): Promise<void> {
  const { round, step, open } = found;
  const late = await recordedByIds(work, [...new Set(open.flatMap(peopleOf))]);
  const note = recordBySystem(work, { action: 'overdue', stepId: step.id });
  note.detail = { ...note.detail, overdue: { did: what, ...(instead && { instead }), late } };
  for (const task of open) await tell(work, 'overdue', task);
  switch (what) {
    case 'notify': {
      const { initiatorId } = work.before;
      const userIds = late.some((person) => person.id === initiatorId) ? [] : [initiatorId];
      return notify(work, { event: 'overdue', userIds, stepId: step.id });
    }
    case 'head': {
      const heads = await handToHeads(work, found);
      const recipients = [{ stepId: step.id, stepName: step.name, people: heads.map(recorded) }];
      note.detail = { ...note.detail, recipients };
      return;
    }
    case 'auto-agree': {
      const [task] = tasksOf(work, round.id).filter(isUndone);
      if (!task) throw new ApprovalError('task-already-done');
      return conclude(work, round, task, 'agree', { next: null, automatic: true });
    }
    case 'return-previous':
    case 'return-initiator': {
      const way = findWayBack(work, what === 'return-previous' ? 'previous' : 'initiator', round);
      const target = { stepId: way.step.id, stepName: way.step.name, resume: 'replay' as const };
      note.detail = { ...note.detail, target };
      return goBack(work, round, way, { resume: 'replay', opinion: null });
    }
  }
}

/**
 * Whatever is open goes to the head above whoever has it (whoever delegated it; of candidates, the first who has one) and
 * the step's time begins anew.
 */
async function handToHeads(work: Work, { round, step, open }: Reached): Promise<Person[]> {
  const heads: Person[] = [];
  let { state } = round;
  const time = roundTimeOf(work, step);
  for (const task of open) {
    const head = await headAbove(work, round, task);
    if (!head) continue;
    heads.push(head);
    putTask(work, task, { assigneeId: head.id, openedAt: work.at });
    if (seatOf(state, task.id).delegatedById) state = withSeat(state, task.id, { delegatedById: null });
    work.participants.push({ userId: head.id, relation: 'assignee' });
    await notify(work, { event: 'escalated', userIds: [head.id], taskId: task.id, stepId: task.stepId });
  }
  if (heads.length === 0) throw new ApprovalError('nobody-found', { step: step.name.zh, stepEn: step.name.en });
  putRound(work, round, { state: { ...state, time, touched: true } });
  for (const task of tasksOf(work, round.id).filter(isUndone))
    work.tasks.set(task.id, { ...task, dueAt: time?.dueAt ?? null });
  return activeOnce(heads);
}

/** Somebody above who does not work on the round already. */
async function headAbove(work: Work, round: Round, task: Task): Promise<Person | null> {
  const { directory } = work.ports;
  const busy = tasksOf(work, round.id).filter(isUndone).flatMap(peopleOf);
  const { delegatedById } = seatOf(round.state, task.id);
  const people = await directory.peopleByIds(delegatedById ? [delegatedById] : peopleOf(task));
  for (const person of people) {
    const seen = new Set([...busy, ...idsOf([person])]);
    const passed = new Set<string>();
    let head = await headOf(person, directory);
    // Two may be each other's head: each of another's department.
    while (head && seen.has(head.id) && !passed.has(head.id)) {
      passed.add(head.id);
      head = await headOf(head, directory);
    }
    if (head && !seen.has(head.id)) return head;
  }
  return null;
}
