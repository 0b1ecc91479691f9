import type { CurrentUser, Language } from '@flowhall/contracts';
import { readSteps } from './pending-steps.ts';
import { permissionsSomewhere } from './permissions.ts';
import type { CurrentUserRow } from './users.repository.ts';

const localized = (row: { name: string; nameEn: string }) => ({ zh: row.name, en: row.nameEn });

export const toLanguage = (locale: string): Language => (locale === 'en' ? 'en' : 'zh');

export function presentCurrentUser(row: CurrentUserRow): CurrentUser {
  const roles = row.roles.map(({ role }) => role);
  const locale = toLanguage(row.locale);
  return {
    id: row.id,
    username: row.username,
    name: locale === 'en' ? (row.nameEn ?? row.name) : row.name,
    locale,
    roles: roles.map((role) => role.key).sort(),
    permissions: permissionsSomewhere(row.roles),
    visitorOf: row.visitorOf,
    pending: readSteps(row.sessions[0]?.pending ?? []),
    memberships: row.memberships.map(({ department, post, main }) => ({
      departmentId: department.id,
      department: localized(department),
      post: post && localized(post),
      main,
    })),
  };
}
