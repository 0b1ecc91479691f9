import { PERMISSION_SCOPES, PERMISSIONS, type Permission } from '@flowhall/contracts';
import type { Actor } from '../../http/actor.ts';

/** The permissions of several roles; a name that this version does not know is left out. */
export function permissionsOf(roles: readonly { permissions: readonly string[] }[]): Permission[] {
  const granted = new Set(roles.flatMap((role) => role.permissions));
  return PERMISSIONS.filter((name) => granted.has(name));
}

interface Grant {
  readonly departmentIds: readonly string[];
  readonly itemKeys: readonly string[];
  readonly role: { readonly permissions: readonly string[] };
}

/** Whether a grant holds for some departments or services only. */
const isNarrowed = ({ departmentIds, itemKeys }: Pick<Grant, 'departmentIds' | 'itemKeys'>): boolean =>
  departmentIds.length > 0 || itemKeys.length > 0;

/** What an actor may do by these grants, once the departments below those named are found. */
export async function grantsOf(
  grants: readonly Grant[],
  below: (departmentIds: readonly string[]) => Promise<string[]>,
): Promise<Pick<Actor, 'permissions' | 'narrowed'>> {
  const narrowed = await Promise.all(
    grants.filter(isNarrowed).map(async ({ role, departmentIds, itemKeys }) => ({
      permissions: permissionsOf([role]),
      departmentIds: departmentIds.length > 0 ? await below(departmentIds) : null,
      itemKeys: itemKeys.length > 0 ? itemKeys : null,
    })),
  );
  const everywhere = grants.filter((grant) => !isNarrowed(grant)).map(({ role }) => role);
  return { permissions: new Set(permissionsOf(everywhere)), ...(narrowed.length > 0 && { narrowed }) };
}

/** What somebody with these grants may do somewhere, so that pages know what to offer. */
export function permissionsSomewhere(grants: readonly Grant[]): Permission[] {
  const found = grants.flatMap(({ role, departmentIds, itemKeys }) =>
    permissionsOf([role]).filter((name) => {
      const kinds = PERMISSION_SCOPES[name];
      return (
        (departmentIds.length === 0 || kinds.includes('department')) &&
        (itemKeys.length === 0 || kinds.includes('item'))
      );
    }),
  );
  return permissionsOf([{ permissions: found }]);
}
