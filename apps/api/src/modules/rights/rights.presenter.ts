import {
  type Grant,
  type Language,
  type LocalizedText,
  PERMISSIONS,
  type RightsOf,
  type Role,
} from '@flowhall/contracts';
import type { ItemManifest } from '@flowhall/items';
import type { Actor } from '../../http/actor.ts';
import { gives } from '../../http/reach.ts';
import { fromJson } from '../../lib/json.ts';
import { permissionsOf } from '../auth/index.ts';
import { holdsAll } from './rights.policy.ts';
import type * as rights from './rights.repository.ts';

type Names = Awaited<ReturnType<typeof rights.findNames>>;

const localized = ({ name, nameEn }: { name: string; nameEn: string | null }): LocalizedText => ({
  zh: name,
  en: nameEn ?? name,
});

export const presentRole = (row: rights.RoleRow, actor: Actor): Role => ({
  id: row.id,
  key: row.key,
  name: localized(row),
  permissions: permissionsOf([row]),
  people: row._count.users,
  grantable: holdsAll(actor, row.permissions),
});

function presentPerson({ id, memberships: [main], ...names }: rights.PersonRow, lang: Language): Grant['user'] {
  return {
    id,
    name: localized(names)[lang],
    department: main ? localized(main.department)[lang] : null,
    post: main?.post ? localized(main.post)[lang] : null,
  };
}

/** Departments and services of a grant by name; what is gone is called by its key. */
function scopeOf({ departmentIds, itemKeys }: rights.GrantRow, { departments, items }: Names) {
  const departmentNames = new Map(departments.map((row) => [row.id, localized(row)]));
  const itemNames = new Map(
    items.map(({ key, currentDefinition }) => [
      key,
      currentDefinition && fromJson<ItemManifest>(currentDefinition.manifest).name,
    ]),
  );
  return {
    departments: departmentIds.map((id) => ({ id, name: departmentNames.get(id) ?? { zh: '—', en: '—' } })),
    items: itemKeys.map((key) => ({ key, name: itemNames.get(key) ?? { zh: key, en: key } })),
  };
}

export function presentGrant(row: rights.GrantRow, names: Names, actor: Actor, lang: Language): Grant {
  const giver = names.people.find(({ id }) => id === row.grantedById);
  return {
    user: presentPerson(row.user, lang),
    role: { id: row.role.id, name: localized(row.role) },
    ...scopeOf(row, names),
    grantedAt: row.grantedAt.toISOString(),
    grantedBy: giver ? localized(giver)[lang] : null,
    changeable: holdsAll(actor, row.role.permissions),
  };
}

/** What somebody's grants come to, permission by permission. */
export function presentRights(
  user: rights.PersonRow,
  grants: readonly rights.GrantRow[],
  names: Names,
  lang: Language,
): RightsOf {
  const granted = PERMISSIONS.map((permission) => ({
    permission,
    by: grants
      .filter(({ role }) => role.permissions.includes(permission))
      .map((row) => {
        const { departmentIds, itemKeys } = row;
        const narrowed = {
          permissions: [permission],
          departmentIds: departmentIds.length > 0 ? departmentIds : null,
          itemKeys: itemKeys.length > 0 ? itemKeys : null,
        };
        return { role: localized(row.role), ...scopeOf(row, names), without: !gives(narrowed, permission) };
      }),
  }));
  return {
    user: presentPerson(user, lang),
    active: user.status === 'ACTIVE',
    rights: granted.filter(({ by }) => by.length > 0),
  };
}
