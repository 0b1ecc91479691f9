import type { RecordedPerson } from './history/history-entry.ts';
import type { Person } from './organisation.ts';

/** A person as a record shows one, with names as they are now. */
export const recorded = (person: Person): RecordedPerson => ({
  id: person.id,
  name: person.name,
  department: person.department,
  post: person.post,
});

/** Whether a task, a copy or a deputyship may be given to a person. */
export const mayBeGiven = ({ active, visitor }: Person): boolean => active && visitor !== true;

/** Leaves out repeated people and closed accounts; keeps the order. */
export function activeOnce(people: readonly Person[]): Person[] {
  const seen = new Set<string>();
  return people.filter((person) => {
    if (!person.active || seen.has(person.id)) return false;
    seen.add(person.id);
    return true;
  });
}

export const idsOf = (people: readonly { readonly id: string }[]): string[] => people.map((person) => person.id);
