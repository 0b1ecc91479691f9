import type { AudienceRule } from './manifest.ts';

/** What an audience rule looks at. */
export interface AudienceFacts {
  readonly roles: readonly string[];
  readonly posts: readonly string[];
  /** Keys of the person's departments and of everything above them. */
  readonly departments: readonly string[];
  /** Of a visitor: the one item that they may start. */
  readonly visitorOf?: string | null;
}

/** Whether a person may start an item with this rule. Of a visitor, only whether the rule lets visitors in at all. */
export function isInAudience(rule: AudienceRule, facts: AudienceFacts): boolean {
  const meets = (wanted: readonly string[] | undefined, has: readonly string[]): boolean =>
    wanted?.some((key) => has.includes(key)) ?? false;
  if (facts.visitorOf) return rule.public === true;
  return (
    rule.public === true ||
    rule.everyone === true ||
    meets(rule.roles, facts.roles) ||
    meets(rule.posts, facts.posts) ||
    meets(rule.departments, facts.departments)
  );
}
