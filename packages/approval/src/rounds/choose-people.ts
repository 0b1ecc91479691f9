import type { NextChoice } from '../actions.ts';
import { type Assignees, resolveAssignments } from '../assignment/resolve-assignments.ts';
import { ApprovalError } from '../errors.ts';
import type { Step } from '../model.ts';
import type { PickCount } from '../offers.ts';
import type { Person } from '../organisation.ts';
import { activeOnce, idsOf, mayBeGiven } from '../person.ts';
import { assignmentContext, type Work } from '../unit-of-work/work.ts';

/** Whether the previous handler picks: a `chosen` rule always wants at least one. */
export function pickOf(step: Step): PickCount {
  const { pick, assignments } = step.settings;
  return pick === 'no' && assignments.some((rule) => rule.rule === 'chosen') ? 'one' : pick;
}

/** Rules of a step under the present data. */
export const assigneesOf = (work: Work, step: Step): Promise<Assignees> =>
  resolveAssignments(step.settings, assignmentContext(work), work.ports.directory);

/** Names of a step for the text of a refusal. */
export const stepParams = (step: Step): { step: string; stepEn: string; stepId: string } => ({
  step: step.name.zh,
  stepEn: step.name.en,
  stepId: step.id,
});

/**
 * People of a step that is being entered, out of those whom the rules yield. `next` is the previous handler's choice; null
 * when no human stood before the step, so that nobody could be asked: then all candidates get it and one claims it.
 */
export async function choosePeople(
  work: Work,
  step: Step,
  assignees: Assignees,
  next: NextChoice | null,
): Promise<Person[]> {
  const pick = assignees.nobody === null ? pickOf(step) : 'no';
  const wanted = next?.assignees?.[step.id] ?? [];
  if (wanted.length > 0) {
    const chosen = await checkChoice(work, step, assignees, pick, wanted);
    if (pick === 'no') return [...assignees.people];
    work.approval = { ...work.approval, chosen: { ...work.approval.chosen, [step.id]: idsOf(chosen) } };
    return chosen;
  }
  if (pick === 'no') return [...assignees.people];
  const before = await chosenBefore(work, step, assignees);
  if (before.length > 0) return before;
  if (assignees.people.length === 1 && !assignees.anybody) return [...assignees.people];
  if (next !== null) throw new ApprovalError('assignee-required', stepParams(step));
  return assignees.people.length > 0 ? [...assignees.people] : activeOnce(await work.ports.directory.administrators());
}

async function checkChoice(
  work: Work,
  step: Step,
  assignees: Assignees,
  pick: PickCount,
  wanted: readonly string[],
): Promise<Person[]> {
  const anybody = assignees.anybody ? await work.ports.directory.peopleByIds(wanted) : [];
  const allowed = activeOnce([...assignees.people, ...anybody.filter(mayBeGiven)]);
  const chosen = [...new Set(wanted)].map((id) => allowed.find((person) => person.id === id));
  const known = chosen.filter((person) => person !== undefined);
  const tooMany = pick === 'one' && known.length > 1;
  if (known.length !== chosen.length || tooMany) throw new ApprovalError('assignee-not-candidate', stepParams(step));
  return known;
}

/** On a second pass over the step: whoever was chosen then and still may be. */
async function chosenBefore(work: Work, step: Step, assignees: Assignees): Promise<Person[]> {
  const ids = work.approval.chosen[step.id] ?? [];
  if (ids.length === 0) return [];
  const pool = assignees.anybody ? await work.ports.directory.peopleByIds(ids) : assignees.people;
  return activeOnce(pool.filter((person) => ids.includes(person.id)));
}
