import { isSame, type OrganisationChange, type OrganisationState } from './organisation.ts';

/** What somebody changed since, so that it cannot be taken back. */
export interface ChangedSince {
  readonly entity: OrganisationChange['entity'];
  readonly key: string;
}

/** Key, or user name. */
export const keyOfChange = ({ after }: OrganisationChange): string =>
  'username' in after ? after.username : after.key;

/**
 * The changes that take others back. What they had added is closed, without people or members: nothing is ever deleted.
 * @returns besides, what is no longer as those changes left it
 */
export function undoOf(
  changes: readonly OrganisationChange[],
  present: OrganisationState,
): { readonly changes: OrganisationChange[]; readonly changedSince: ChangedSince[] } {
  const now = new Map<string, OrganisationChange['after']>(
    [...present.units, ...present.people, ...present.groups].map((one) => [one.id, one]),
  );
  const changedSince = changes
    .filter(({ id, after }) => {
      const one = now.get(id);
      return !one || !isSame(one, after);
    })
    .map((change) => ({ entity: change.entity, key: keyOfChange(change) }));
  return { changes: changes.map(turn), changedSince };
}

function turn(change: OrganisationChange): OrganisationChange {
  switch (change.entity) {
    case 'unit':
      return { ...change, before: change.after, after: change.before ?? { ...change.after, closed: true } };
    case 'person':
      return {
        ...change,
        before: change.after,
        after: change.before ?? { ...change.after, closed: true, memberships: [] },
      };
    case 'group':
      return {
        ...change,
        before: change.after,
        after: change.before ?? { ...change.after, closed: true, memberIds: [] },
      };
  }
}
