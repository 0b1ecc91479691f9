import type { Assignment } from '@flowhall/bpmn';
import { DEFAULT_TIME_ZONE } from '@flowhall/calendar';
import { evaluate } from '@flowhall/feel';
import { expressionContext, type Initiator } from '../expression-context.ts';
import { fieldValue, texts } from '../field-values.ts';
import type { OrganisationDirectory, Person } from '../organisation.ts';
import { HEAD_POST } from '../organisation.ts';
import type { ProcessVariables } from '../state.ts';

/** What the rules of one step may look at. */
export interface AssignmentContext {
  readonly initiator: Initiator;
  readonly variables: ProcessVariables;
  /** What `now()` and `today()` of an expression follow. */
  readonly clock: () => Date;
  /** Who last handled each step. */
  readonly handlers: Readonly<Record<string, readonly string[]>>;
}

/** The initiator's department, as rules name it. */
const OF_INITIATOR = 'initiator';
/** The nearest department, from the initiator's upward, where somebody is found. */
const NEAREST = 'nearest';

/** People whom one rule yields, closed accounts and repetitions included. A `chosen` rule yields its candidates. */
export async function findPeople(
  rule: Assignment,
  context: AssignmentContext,
  directory: OrganisationDirectory,
): Promise<Person[]> {
  const { initiator, variables, handlers } = context;
  switch (rule.rule) {
    case 'initiator':
      return [initiator.person];
    case 'users':
      return directory.peopleByUsernames(rule.users);
    case 'role':
      return within(await directory.peopleByRole(rule.role), rule.department, context, directory);
    case 'post':
      return holders(rule.post, rule.department ?? OF_INITIATOR, context, directory);
    case 'head': {
      const department = initiator.departments[rule.levels];
      return department ? directory.peopleByPost(HEAD_POST, department.id) : [];
    }
    case 'form-department-head': {
      const named = texts(fieldValue(variables.form, rule.field));
      const found = await Promise.all(named.map((one) => departmentHead(one, directory)));
      return found.flat();
    }
    case 'form-users':
      return named(texts(fieldValue(variables.form, rule.field)), directory);
    case 'handler-of':
      return directory.peopleByIds(handlers[rule.step] ?? []);
    case 'chosen':
      return chosenScope(rule, context, directory);
    case 'expression':
      return named(texts(feelValue(rule.expression, context)), directory);
  }
}

/** Null where it cannot be computed, as FEEL has it: then the rule finds nobody. */
function feelValue(expression: string, { variables, initiator, clock }: AssignmentContext): unknown {
  const scope = { variables: expressionContext(variables, initiator), clock, timeZone: DEFAULT_TIME_ZONE };
  return evaluate(expression, scope).value;
}

async function holders(
  post: string,
  where: string,
  { initiator }: AssignmentContext,
  directory: OrganisationDirectory,
): Promise<Person[]> {
  if (where === NEAREST) {
    for (const department of initiator.departments) {
      const found = await directory.peopleByPost(post, department.id);
      if (found.some((person) => person.active)) return found;
    }
    return [];
  }
  const department = where === OF_INITIATOR ? initiator.departments[0] : await directory.departmentByKey(where);
  return department ? directory.peopleByPost(post, department.id) : [];
}

async function within(
  people: readonly Person[],
  where: string | undefined,
  { initiator }: AssignmentContext,
  directory: OrganisationDirectory,
): Promise<Person[]> {
  if (!where) return [...people];
  const department = where === OF_INITIATOR ? initiator.departments[0] : await directory.departmentByKey(where);
  if (!department) return [];
  const members = new Set((await directory.members(department.id, true)).map((person) => person.id));
  return people.filter((person) => members.has(person.id));
}

async function chosenScope(
  rule: Extract<Assignment, { rule: 'chosen' }>,
  context: AssignmentContext,
  directory: OrganisationDirectory,
): Promise<Person[]> {
  if (rule.role) return within(await directory.peopleByRole(rule.role), rule.department, context, directory);
  const key = rule.department ?? (rule.scope === 'department' ? OF_INITIATOR : undefined);
  const department =
    key === OF_INITIATOR ? context.initiator.departments[0] : key ? await directory.departmentByKey(key) : null;
  return department ? directory.members(department.id, true) : [];
}

/** Whether a rule leaves the choice to the whole organisation, so that candidates cannot be listed. */
export const choosesAnybody = (rule: Assignment): boolean =>
  rule.rule === 'chosen' && !rule.role && !rule.department && rule.scope !== 'department';

async function departmentHead(idOrKey: string, directory: OrganisationDirectory): Promise<Person[]> {
  const department = (await directory.department(idOrKey)) ?? (await directory.departmentByKey(idOrKey));
  return department ? directory.peopleByPost(HEAD_POST, department.id) : [];
}

/** People by ids or user names, in the order in which they are named. A form or data cannot name visitors. */
async function named(references: readonly string[], directory: OrganisationDirectory): Promise<Person[]> {
  if (references.length === 0) return [];
  const [byId, byName] = await Promise.all([
    directory.peopleByIds(references),
    directory.peopleByUsernames(references),
  ]);
  return references
    .flatMap((one) => [
      ...byId.filter((person) => person.id === one),
      ...byName.filter((person) => person.username === one),
    ])
    .filter((person) => person.visitor !== true);
}
