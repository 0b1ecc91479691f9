import type { LocalizedText, OrganisationDirectory } from './organisation.ts';

/** What a process may learn of a person: nothing by which somebody could be reached. Plain JSON. */
export interface PersonFacts {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly nameEn: string;
  /** Whether the account is open. */
  readonly active: boolean;
  /** Every post, the main one first. */
  readonly posts: readonly NamedFact[];
  /** The main department and those above it, nearest first. */
  readonly departments: readonly NamedFact[];
}

/** A post or a department. */
export interface NamedFact {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  /** Of a post: key of the department in which it is held. */
  readonly department?: string;
}

/** Asks the directory about a person by id or user name; null when there is nobody of that name. */
export async function findPersonFacts(
  directory: OrganisationDirectory,
  idOrUsername: string,
): Promise<PersonFacts | null> {
  const byId = await directory.peopleByIds([idOrUsername]);
  const [person] = byId.length > 0 ? byId : await directory.peopleByUsernames([idOrUsername]);
  if (!person) return null;
  const own = person.departmentId ? await directory.department(person.departmentId) : null;
  const departments = own ? [own, ...(await directory.ancestors(own.id))] : [];
  const held = await directory.postsOf(person.id);
  const posts = await Promise.all(
    held.map(async ({ postKey, post, departmentId }) => {
      const department = await directory.department(departmentId);
      return postKey && post && department ? [{ ...fact(postKey, post), department: department.key }] : [];
    }),
  );
  const { id, username, name, active } = person;
  return {
    ...{ id, username, name: name.zh, nameEn: name.en, active },
    posts: posts.flat(),
    departments: departments.map((one) => fact(one.key, one.name)),
  };
}

const fact = (key: string, name: LocalizedText): NamedFact => ({ key, name: name.zh, nameEn: name.en });
