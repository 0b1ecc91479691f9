import { headOf } from '../assignment/heads.ts';
import type { Step } from '../model.ts';
import type { Person } from '../organisation.ts';
import { activeOnce } from '../person.ts';
import type { Work } from '../unit-of-work/work.ts';

export interface SamePersonResult {
  readonly people: readonly Person[];
  /** The step agrees by itself, in the name of `people`. */
  readonly agrees: boolean;
  /** Besides `people`, whose agreement counts without asking them again. */
  readonly agreed: readonly Person[];
}

/**
 * Carries out `onSamePerson` for a step that asks for an approval: whoever is the initiator or approved before on this path
 * agrees by itself, or is replaced by the head above. Where everybody must agree the others are still asked; where one is
 * enough it is enough. Nobody's vote is cast for them.
 * @param deciding those who approve by an action that is only looked at
 */
export async function applySamePerson(
  work: Work,
  step: Step,
  people: readonly Person[],
  deciding: readonly string[] = [],
): Promise<SamePersonResult> {
  const { kind, mode, onSamePerson } = step.settings;
  const asked = { people, agrees: false, agreed: [] };
  if (kind !== 'approve' || onSamePerson === 'ask') return asked;
  const again = approvedAlready(work, deciding);
  if (onSamePerson === 'head') {
    const replaced = await Promise.all(
      people.map(async (person) =>
        again.has(person.id) ? ((await headOf(person, work.ports.directory)) ?? person) : person,
      ),
    );
    return { ...asked, people: activeOnce(replaced) };
  }
  const agreed = people.filter((person) => again.has(person.id));
  if (agreed.length === 0 || mode === 'vote') return asked;
  if (agreed.length === people.length || mode === 'any') return { people: agreed, agrees: true, agreed: [] };
  if (mode !== 'all' && mode !== 'sequential') return asked;
  return { people: people.filter((person) => !again.has(person.id)), agrees: false, agreed };
}

function approvedAlready(work: Work, deciding: readonly string[]): ReadonlySet<string> {
  const approvals = work.approval.path.filter(
    (entry) => entry.outcome === 'agree' && work.model.steps.get(entry.stepId)?.settings.kind === 'approve',
  );
  return new Set([work.initiator.person.id, ...approvals.flatMap((entry) => entry.handlerIds), ...deciding]);
}
