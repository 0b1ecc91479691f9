import type { AudienceFacts } from '@flowhall/items';
import type { ScenarioOrganisation } from './organisation.ts';

/** What an item's audience rule looks at; null when there is no such person. */
export function audienceFacts(organisation: ScenarioOrganisation, username: string): AudienceFacts | null {
  const user = organisation.users.find((one) => one.username === username);
  if (!user) return null;
  const parents = new Map(organisation.departments.map(({ key, parentKey }) => [key, parentKey]));
  const upward = (key: string | null | undefined): string[] => (key ? [key, ...upward(parents.get(key))] : []);
  return {
    roles: user.roles,
    posts: user.memberships.flatMap((one) => one.postKey ?? []),
    departments: [...new Set(user.memberships.flatMap((one) => upward(one.departmentKey)))],
  };
}
