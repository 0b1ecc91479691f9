import { allowedActions } from '@flowhall/approval';
import type { Language, Person, TryOutView } from '@flowhall/contracts';
import type { Application } from '@flowhall/scenarios';
import { presentPerson } from '../../lib/present-person.ts';

/** Those who have to do with a try-out. */
export interface TriedPeople {
  find(personId: string): Person | null;
  /** The same, also for somebody whom nobody knows any more. */
  of(personId: string): Person;
  /** Whoever may do something besides their tasks. */
  may(application: Application): TryOutView['people'];
  /** Who could deal with an incident. */
  readonly operator: Person | null;
}

/** Looks up everybody at once. */
export async function findPeople(applications: readonly Application[], lang: Language): Promise<TriedPeople> {
  const [root] = applications;
  const ids = new Set(applications.flatMap(peopleOf));
  const found = root ? await root.item.directory.peopleByIds([...ids]) : [];
  const known = new Map(found.map((person) => [person.id, presentPerson(person, lang)]));
  const find = (personId: string): Person | null => known.get(personId) ?? null;
  const of = (id: string): Person => find(id) ?? { id, name: '—', department: null, post: null };
  const hasIncidents = applications.some(({ state }) => state.incidents.length > 0);
  return {
    ...{ find, of },
    operator: root && hasIncidents ? await findOperator(root, lang) : null,
    may: (application) =>
      peopleOf(application).flatMap((userId) => {
        const { withdraw, terminate, urge, cc } = allowedActions(
          application.item.model,
          application.state,
          { userId },
          application.now,
        );
        const person = find(userId);
        return person && (withdraw || terminate || urge || cc)
          ? [{ person, may: { withdraw, terminate, urge, cc } }]
          : [];
      }),
  };
}

/** The applicant, those who have handled something, and those who are asked. */
function peopleOf({ state }: Application): string[] {
  const asked = state.tasks.flatMap((task) => [...(task.assigneeId ? [task.assigneeId] : []), ...task.candidateIds]);
  return [...new Set([state.initiatorId, ...Object.values(state.approval.handlers).flat(), ...asked])];
}

async function findOperator({ item }: Application, lang: Language): Promise<Person | null> {
  for (const person of await item.directory.administrators()) {
    if (await item.isOperator(person.id)) return presentPerson(person, lang);
  }
  return null;
}
