import type { OrganisationDirectory, Person } from '../organisation.ts';
import { HEAD_POST } from '../organisation.ts';

/** The nearest head above a person who is somebody else; null at the top of the organisation. */
export async function headOf(person: Person, directory: OrganisationDirectory): Promise<Person | null> {
  if (!person.departmentId) return null;
  const above = await directory.ancestors(person.departmentId);
  for (const id of [person.departmentId, ...above.map((department) => department.id)]) {
    const heads = await directory.peopleByPost(HEAD_POST, id);
    const other = heads.find((head) => head.active && head.id !== person.id);
    if (other && !heads.some((head) => head.id === person.id)) return other;
  }
  return null;
}
