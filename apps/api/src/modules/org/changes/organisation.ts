/** Who keeps something up to date: this service hall, a file, a directory server or a provisioning client. */
export type OrganisationSource = 'local' | 'import' | 'scim' | `ldap:${string}`;

interface Kept {
  readonly id: string;
  readonly source: string;
  /** What the source calls it. */
  readonly externalId: string | null;
  readonly closed: boolean;
}

export interface UnitState extends Kept {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: string | null;
  readonly parentId: string | null;
  readonly sortOrder: number;
}

export interface MembershipState {
  readonly unitId: string;
  readonly postId: string | null;
  readonly main: boolean;
}

export interface PersonState extends Kept {
  readonly username: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly email: string | null;
  /** Sealed. */
  readonly phone: string | null;
  /** What tells phones apart. */
  readonly phoneKey: string | null;
  /** Last day of a visiting person, `YYYY-MM-DD`. */
  readonly validUntil: string | null;
  /** The main one first. */
  readonly memberships: readonly MembershipState[];
}

export interface GroupState extends Kept {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  /** Ids in their order. */
  readonly memberIds: readonly string[];
}

export interface PostState {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
}

/** What is there, or a part of it that is enough for a plan. */
export interface OrganisationState {
  readonly units: readonly UnitState[];
  readonly people: readonly PersonState[];
  readonly groups: readonly GroupState[];
  readonly posts: readonly PostState[];
}

/** One thing as it was (null: not there) and as it is to be. Turned round, it takes the change back. */
export type OrganisationChange =
  | { readonly entity: 'unit'; readonly id: string; readonly before: UnitState | null; readonly after: UnitState }
  | { readonly entity: 'person'; readonly id: string; readonly before: PersonState | null; readonly after: PersonState }
  | { readonly entity: 'group'; readonly id: string; readonly before: GroupState | null; readonly after: GroupState };

export type EntityName = OrganisationChange['entity'];
export type ChangeKind = 'added' | 'changed' | 'closed' | 'reopened';

/** What a change does, in one word. */
export function kindOf({ before, after }: OrganisationChange): ChangeKind {
  if (!before) return 'added';
  if (before.closed === after.closed) return 'changed';
  return after.closed ? 'closed' : 'reopened';
}

/** The same phone is sealed anew now and then: its key says whether it is the same. */
const canonical = (value: object): string =>
  JSON.stringify(value, (key, inner: unknown) =>
    key === 'phone'
      ? undefined
      : inner && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
        : inner,
  );

const membershipOrder = (one: MembershipState, other: MembershipState): number =>
  Number(other.main) - Number(one.main) || (membershipKey(one) < membershipKey(other) ? -1 : 1);

/** Tells memberships of a person apart. */
export const membershipKey = ({ unitId, postId }: MembershipState): string => `${unitId} ${postId ?? ''}`;

/** Each membership once, exactly one of them main (the first without another word), the main one first. */
export function tidyMemberships(memberships: readonly MembershipState[]): MembershipState[] {
  const byKey = new Map<string, MembershipState>();
  for (const one of memberships) {
    const known = byKey.get(membershipKey(one));
    byKey.set(membershipKey(one), { ...one, main: one.main || known?.main === true });
  }
  const all = [...byKey.values()];
  const main = all.find((one) => one.main) ?? all[0];
  return all.map((one) => ({ ...one, main: one === main })).sort(membershipOrder);
}

/** Whether two states say the same. */
export const isSame = (one: object, other: object): boolean => canonical(one) === canonical(other);
