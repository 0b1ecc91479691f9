import { headOf } from '../assignment/heads.ts';
import type { Step } from '../model.ts';
import type { Person } from '../organisation.ts';
import { activeOnce } from '../person.ts';
import type { Work } from '../unit-of-work/work.ts';

export interface SamePersonResult {
  readonly people: readonly Person[];
  /** The step agrees by itself, in the name of `people`. */
  readonly agrees: boolean;
}

/**
 * Carries out `onSamePerson` for a step that asks for an approval: the only approver is the initiator or approved before
 * on this path (then the step may agree by itself), or each such person is replaced by the head above.
 */
export async function applySamePerson(work: Work, step: Step, people: readonly Person[]): Promise<SamePersonResult> {
  const { kind, onSamePerson } = step.settings;
  if (kind !== 'approve' || onSamePerson === 'ask') return { people, agrees: false };
  const again = approvedAlready(work);
  if (onSamePerson === 'auto-agree') {
    const [only] = people;
    return { people, agrees: people.length === 1 && only !== undefined && again.has(only.id) };
  }
  const replaced = await Promise.all(
    people.map(async (person) =>
      again.has(person.id) ? ((await headOf(person, work.ports.directory)) ?? person) : person,
    ),
  );
  return { people: activeOnce(replaced), agrees: false };
}

function approvedAlready(work: Work): ReadonlySet<string> {
  const approvals = work.approval.path.filter(
    (entry) => entry.outcome === 'agree' && work.model.steps.get(entry.stepId)?.settings.kind === 'approve',
  );
  return new Set([work.initiator.person.id, ...approvals.flatMap((entry) => entry.handlerIds)]);
}
