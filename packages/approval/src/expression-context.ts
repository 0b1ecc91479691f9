import type { Department, OrganisationDirectory, Person } from './organisation.ts';
import { HEAD_POST } from './organisation.ts';
import { idsOf } from './person.ts';
import type { JsonObject, ProcessVariables } from './state.ts';

/** The initiator with the department for which the application is made and those above it, nearest first. */
export interface Initiator {
  readonly person: Person;
  readonly departments: readonly (Department & { readonly heads: readonly string[] })[];
}

/** Looks the initiator up once per action. */
export async function findInitiator(
  directory: OrganisationDirectory,
  initiator: { readonly initiatorId: string; readonly departmentId: string | null },
): Promise<Initiator> {
  const [person] = await directory.peopleByIds([initiator.initiatorId]);
  if (!person) throw new Error(`The initiator ${initiator.initiatorId} is not in the directory`);
  const departmentId = initiator.departmentId ?? person.departmentId;
  const own = departmentId ? await directory.department(departmentId) : null;
  const chain = own ? [own, ...(await directory.ancestors(own.id))] : [];
  const departments = await Promise.all(
    chain.map(async (department) => ({
      ...department,
      heads: idsOf(await directory.peopleByPost(HEAD_POST, department.id)),
    })),
  );
  return { person, departments };
}

/**
 * What FEEL expressions see: every form field by its own name and below `form`, results of scripts, `steps` and `outcome`,
 * `initiator` (`id`, `username`, `name`, `nameEn`, `department`, `departmentEn`, `departmentKey`, `post`) and `organisation`
 * (`departments`: the initiator's and those above it, each with `key`, `name` and `heads`).
 */
export function expressionContext(variables: ProcessVariables, initiator: Initiator): JsonObject {
  const { person, departments } = initiator;
  const own = departments[0];
  return {
    ...variables.data,
    ...variables.form,
    form: variables.form,
    steps: variables.steps,
    outcome: variables.outcome,
    initiator: {
      id: person.id,
      username: person.username,
      name: person.name.zh,
      nameEn: person.name.en,
      department: own?.name.zh ?? '',
      departmentEn: own?.name.en ?? '',
      departmentKey: own?.key ?? '',
      post: person.post?.zh ?? '',
    },
    organisation: {
      departments: departments.map(({ id, key, name, heads }) => ({ id, key, name: name.zh, heads: [...heads] })),
    },
  };
}

/** Names that a form field must not have, because expressions see something else by them. */
export const RESERVED_NAMES: readonly string[] = ['form', 'steps', 'outcome', 'initiator', 'organisation'];
