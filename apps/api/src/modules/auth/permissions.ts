import { PERMISSIONS, type Permission } from '@flowhall/contracts';

/** The permissions of several roles; a name that this version does not know is left out. */
export function permissionsOf(roles: readonly { permissions: readonly string[] }[]): Permission[] {
  const granted = new Set(roles.flatMap((role) => role.permissions));
  return PERMISSIONS.filter((name) => granted.has(name));
}
