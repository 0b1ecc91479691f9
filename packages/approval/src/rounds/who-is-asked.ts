import type { Assignees } from '../assignment/resolve-assignments.ts';
import type { Step } from '../model.ts';
import type { StepOption } from '../offers.ts';
import type { Person } from '../organisation.ts';
import type { Work } from '../unit-of-work/work.ts';
import { pickOf } from './choose-people.ts';
import { applySamePerson } from './same-person.ts';

export interface Asked {
  readonly people: readonly Person[];
  /** Set when the step passes by itself: nobody is found, or its people have approved before. */
  readonly passes: StepOption['passes'];
}

/** Nobody is asked twice: what {@link applySamePerson} will do where it is known who gets the step. */
export async function whoIsAsked(
  work: Work,
  step: Step,
  { people, anybody, nobody }: Assignees,
  deciding: readonly string[],
): Promise<Asked> {
  if (nobody === 'skip') return { people, passes: 'skip' };
  const open = anybody || (pickOf(step) !== 'no' && people.length > 1);
  if (open || nobody === 'refuse') return { people, passes: null };
  const same = await applySamePerson(work, step, people, deciding);
  if (same.agrees) return { people: same.people, passes: 'auto-agree' };
  const replaced =
    same.people.length !== people.length || same.people.some((one, index) => one.id !== people[index]?.id);
  return { people: replaced ? same.people : people, passes: null };
}
