import type { KeptAttributes } from './read-user.ts';
import { ENTERPRISE, GROUP, LIST, USER } from './schemas.ts';
import type { ScimGroupRow, ScimUserRow } from './scim.repository.ts';

/** Weak: the same version says the same, whatever the bytes. */
export const etagOf = ({ version }: { readonly version: number }): string => `W/"${version}"`;

export function keptOf({ provisioned }: Pick<ScimUserRow, 'provisioned'>): KeptAttributes {
  const kept = provisioned?.attributes;
  return kept !== null && typeof kept === 'object' && !Array.isArray(kept) ? kept : {};
}

export function presentUser(row: ScimUserRow, origin: string) {
  const { name, title, enterprise } = keptOf(row);
  const { manager, ...own } = enterprise ?? {};
  return {
    schemas: enterprise ? [USER, ENTERPRISE] : [USER],
    id: row.id,
    ...(row.externalId !== null && { externalId: row.externalId }),
    userName: row.username,
    displayName: row.name,
    name: { formatted: row.name, ...name },
    ...(title !== undefined && { title }),
    active: row.status === 'ACTIVE',
    emails: row.email === null ? [] : [{ value: row.email, type: 'work', primary: true }],
    groups: row.groups.map(({ group }) => ({ value: group.id, display: group.name })),
    ...(enterprise && { [ENTERPRISE]: { ...own, ...(manager !== undefined && { manager: { value: manager } }) } }),
    meta: {
      ...{ resourceType: 'User', created: row.createdAt.toISOString(), lastModified: row.updatedAt.toISOString() },
      ...{ location: `${origin}/scim/v2/Users/${row.id}`, version: etagOf(row) },
    },
  };
}

export function presentGroup(row: ScimGroupRow, origin: string) {
  return {
    ...{ schemas: [GROUP], id: row.id, displayName: row.name },
    ...(row.externalId !== null && { externalId: row.externalId }),
    members: row.members.map(({ userId, user }) => ({
      ...{ value: userId, display: user.name, type: 'User', $ref: `${origin}/scim/v2/Users/${userId}` },
    })),
    meta: { resourceType: 'Group', location: `${origin}/scim/v2/Groups/${row.id}`, version: etagOf(row) },
  };
}

export const presentList = (
  resources: readonly object[],
  { total, startIndex }: { readonly total: number; readonly startIndex: number },
) => ({
  ...{ schemas: [LIST], totalResults: total, startIndex, itemsPerPage: resources.length },
  Resources: resources,
});
