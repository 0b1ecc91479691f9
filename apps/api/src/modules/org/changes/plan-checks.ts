import type { Origin, PlanProblem } from './desired-organisation.ts';
import type { OrganisationChange, OrganisationState, UnitState } from './organisation.ts';

/** The state after changes. */
export function applyToState(present: OrganisationState, changes: readonly OrganisationChange[]): OrganisationState {
  const units = new Map(present.units.map((one) => [one.id, one]));
  const people = new Map(present.people.map((one) => [one.id, one]));
  const groups = new Map(present.groups.map((one) => [one.id, one]));
  for (const change of changes) {
    if (change.entity === 'unit') units.set(change.id, change.after);
    else if (change.entity === 'person') people.set(change.id, change.after);
    else groups.set(change.id, change.after);
  }
  return {
    units: [...units.values()],
    people: [...people.values()],
    groups: [...groups.values()],
    posts: present.posts,
  };
}

/**
 * What can only be said when everything is known: circles of units, units below closed ones, closed units that somebody
 * still needs, and people who would be closed although work waits for them (`busy`).
 */
export function checkChanges(
  present: OrganisationState,
  changes: readonly OrganisationChange[],
  busy: ReadonlySet<string>,
  originOf: (id: string) => Origin | undefined = () => undefined,
): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const next = applyToState(present, changes);
  const units = new Map(next.units.map((unit) => [unit.id, unit]));
  const used = new Set<string | null>();
  const inhabited = new Set<string>();
  for (const unit of next.units) if (!unit.closed) used.add(unit.parentId);
  for (const person of next.people) {
    if (!person.closed) for (const { unitId } of person.memberships) inhabited.add(unitId);
  }
  for (const change of changes) {
    const origin = originOf(change.id);
    const say = (problem: PlanProblem['problem'], entity: PlanProblem['entity'], field: string, value: string) => {
      const key = 'username' in change.after ? change.after.username : change.after.key;
      problems.push({ problem, entity, key, field, value, ...(origin && { origin }) });
    };
    const closes = change.after.closed && change.before?.closed === false;
    if (change.entity === 'person') {
      if (closes && busy.has(change.id)) say('person-has-work', 'person', 'closed', change.after.username);
    } else if (change.entity === 'unit') {
      const { after } = change;
      const parent = after.parentId === null ? undefined : units.get(after.parentId);
      if (runsInCircle(after, units)) say('unit-cycle', 'unit', 'parentKey', parent?.key ?? '');
      else if (parent?.closed && !after.closed) say('unit-closed', 'unit', 'parentKey', parent.key);
      if (closes && used.has(change.id)) say('unit-has-units', 'unit', 'closed', after.key);
      else if (closes && inhabited.has(change.id)) say('unit-has-people', 'unit', 'closed', after.key);
    }
  }
  return problems;
}

function runsInCircle(unit: UnitState, units: ReadonlyMap<string, UnitState>): boolean {
  const seen = new Set<string>();
  for (let at: UnitState | undefined = unit; at; at = at.parentId === null ? undefined : units.get(at.parentId)) {
    if (seen.has(at.id)) return true;
    seen.add(at.id);
  }
  return false;
}
