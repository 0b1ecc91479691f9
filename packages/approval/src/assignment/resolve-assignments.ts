import type { OnNobody, StepSettings } from '@flowhall/bpmn';
import type { OrganisationDirectory, Person } from '../organisation.ts';
import { activeOnce } from '../person.ts';
import { type AssignmentContext, choosesAnybody, findPeople } from './find-people.ts';

/** Who a step would go to. */
export interface Assignees {
  /** Active, each once, in a stable order: rules in their order, people in the directory's. */
  readonly people: readonly Person[];
  /** Any active person may be chosen. */
  readonly anybody: boolean;
  /** What was done because the rules found nobody; null when they found somebody. */
  readonly nobody: OnNobody['then'] | null;
}

/**
 * Combines a step's rules. When they find nobody, its `onNobody` decides: administrators or named users take over; `skip`
 * and `refuse` leave `people` empty and are the caller's to carry out. The apply step is always the initiator's.
 */
export async function resolveAssignments(
  settings: StepSettings,
  context: AssignmentContext,
  directory: OrganisationDirectory,
): Promise<Assignees> {
  if (settings.kind === 'apply') return { people: [context.initiator.person], anybody: false, nobody: null };
  const found = await Promise.all(settings.assignments.map((rule) => findPeople(rule, context, directory)));
  const people = activeOnce(found.flat());
  if (settings.assignments.some(choosesAnybody)) return { people, anybody: true, nobody: null };
  if (people.length > 0) return { people, anybody: false, nobody: null };
  return { people: await substitutes(settings.onNobody, directory), anybody: false, nobody: settings.onNobody.then };
}

async function substitutes(onNobody: OnNobody, directory: OrganisationDirectory): Promise<Person[]> {
  if (onNobody.then === 'admins') return activeOnce(await directory.administrators());
  if (onNobody.then === 'users') return activeOnce(await directory.peopleByUsernames(onNobody.users));
  return [];
}
