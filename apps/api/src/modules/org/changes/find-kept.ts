import type { PlanProblem } from './desired-organisation.ts';
import type { PlanOptions } from './plan-organisation.ts';

/** What the planning of each kind needs besides. */
export interface PlanContext extends PlanOptions {
  readonly report: (problem: PlanProblem) => void;
  /** Whether the wishes name this kind at all. */
  readonly complete: boolean;
}

/** Keys and user names are the same whatever the case of their letters. */
export const fold = (key: string): string => key.trim().toLowerCase();

interface Kept {
  readonly id: string;
  readonly source: string;
  readonly externalId: string | null;
}

/** Finds what wishes are about. */
export function keptBy<T extends Kept>(present: readonly T[], keyOf: (one: T) => string, source: string) {
  const byExternalId = new Map(
    present.filter((one) => one.source === source && one.externalId !== null).map((one) => [one.externalId, one]),
  );
  const byKey = new Map(present.map((one) => [fold(keyOf(one)), one]));
  return {
    byKey,
    find: (key: string, externalId: string | undefined): T | undefined =>
      (externalId === undefined ? undefined : byExternalId.get(externalId)) ?? byKey.get(fold(key)),
  };
}

/** Sources outside of the service hall; only one of them may keep a thing. */
const isOutside = (source: string): boolean => source === 'scim' || source.startsWith('ldap:');

/** Who keeps it from now on, and what that one calls it; null when another system does. */
export function keeperOf(
  found: Kept | undefined,
  externalId: string | undefined,
  source: string,
): Pick<Kept, 'source' | 'externalId'> | null {
  if (!found) return { source, externalId: externalId ?? null };
  if (externalId === undefined) return { source: found.source, externalId: found.externalId };
  if (isOutside(found.source) && found.source !== source) return null;
  return { source, externalId };
}
