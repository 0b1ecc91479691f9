import type { DesiredOrganisation, PlanProblem } from './desired-organisation.ts';
import { isSame, type OrganisationChange, type OrganisationState } from './organisation.ts';
import { checkChanges } from './plan-checks.ts';
import { planGroups } from './plan-groups.ts';
import { planPeople } from './plan-people.ts';
import { planUnits } from './plan-units.ts';

/** A phone as it is kept, and the key that tells it apart. */
export interface SealedPhone {
  readonly phone: string;
  readonly phoneKey: string;
}

export interface PlanOptions {
  /** Whose wishes these are. What is new belongs to it; what it names by `externalId` does from now on. */
  readonly source: string;
  readonly nextId: () => string;
  readonly sealPhone: (phone: string) => SealedPhone;
  /**
   * `close`: what this source keeps and no longer names is closed, for each list that the wishes have. `keep`, the
   * default: it stays.
   */
  readonly missing?: 'keep' | 'close';
  /** People for whom work waits: they cannot be closed. */
  readonly busy?: ReadonlySet<string>;
}

export interface OrganisationPlan {
  /** Units before people before groups, parents before children; nothing that stays as it is. */
  readonly changes: OrganisationChange[];
  /** With any, the plan must not be applied. */
  readonly problems: PlanProblem[];
  /** Named, and as wished already. */
  readonly unchanged: { readonly units: number; readonly people: number; readonly groups: number };
}

/**
 * What has to change so that the organisation is as wished. Pure. Things are found by `externalId` within the source, else
 * by key or user name, whatever the case of its letters.
 */
export function planOrganisation(
  desired: DesiredOrganisation,
  present: OrganisationState,
  options: PlanOptions,
): OrganisationPlan {
  const problems: PlanProblem[] = [];
  const report = (problem: PlanProblem) => void problems.push(problem);
  const units = planUnits(desired.units ?? [], present.units, { ...options, report, complete: desired.units != null });
  const context = { ...options, report };
  const people = planPeople(desired.people ?? [], present, units.byKey, {
    ...context,
    complete: desired.people != null,
  });
  const groups = planGroups(desired.groups ?? [], present.groups, people.byUsername, {
    ...context,
    complete: desired.groups != null,
  });
  const changes: OrganisationChange[] = [
    ...differences(units.wished, present.units).map((one) => ({ entity: 'unit' as const, ...one })),
    ...differences(people.wished, present.people).map((one) => ({ entity: 'person' as const, ...one })),
    ...differences(groups.wished, present.groups).map((one) => ({ entity: 'group' as const, ...one })),
  ];
  const originOf = (id: string) => (units.originOf.get(id) ?? people.originOf.get(id))?.origin;
  problems.push(...checkChanges(present, changes, options.busy ?? new Set(), originOf));
  const named = (entity: OrganisationChange['entity'], wished: number) =>
    wished - changes.filter((change) => change.entity === entity).length;
  return {
    changes,
    problems,
    unchanged: {
      units: named('unit', units.wished.length),
      people: named('person', people.wished.length),
      groups: named('group', groups.wished.length),
    },
  };
}

function differences<T extends { readonly id: string }>(wished: readonly T[], present: readonly T[]) {
  const known = new Map(present.map((one) => [one.id, one]));
  return wished.flatMap((after) => {
    const before = known.get(after.id) ?? null;
    return before && isSame(before, after) ? [] : [{ id: after.id, before, after }];
  });
}
