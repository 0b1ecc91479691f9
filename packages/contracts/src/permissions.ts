/** What a role may grant. Everything about one's own applications and tasks needs no permission, only the relation. */
export const PERMISSIONS = [
  /** Start services whose audience does not include one. */
  'items.start',
  /** See every application and its history. */
  'instances.read-all',
  /** Terminate, move or repair any application. */
  'instances.operate',
  /** Bring running applications to another version of their service. */
  'instances.migrate',
  /** Send messages and signals to processes. */
  'messages.send',
  /** Open the process studio and change drafts. */
  'definitions.edit',
  /** Deploy a version. */
  'definitions.deploy',
  /** Manage people, departments and posts. */
  'org.manage',
  /** Say from outside who is here: people and groups, by SCIM. */
  'org.provision',
  /** Manage roles and who has them. Nobody grants what they do not hold. */
  'roles.manage',
  /** Fetch work of service tasks for a program outside, and answer it. */
  'external-tasks.work',
  /** Say by which identity providers people sign in: whoever may, decides who is believed to be whom. */
  'identity-providers.manage',
  /** Create and revoke tokens for programs. */
  'api-tokens.manage',
  /** Export what is known about a person, and erase it after their account was closed. */
  'personal-data.manage',
  /** Read the audit log. */
  'audit.read',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** What a grant of a role can be narrowed to: departments with those below them, services. */
export type ScopeKind = 'department' | 'item';

/**
 * By what a permission can be narrowed. A grant that is narrowed otherwise does not give it: what concerns everybody is not
 * for somebody who looks after one department.
 */
export const PERMISSION_SCOPES: Readonly<Record<Permission, readonly ScopeKind[]>> = {
  'items.start': ['item'],
  'instances.read-all': ['department', 'item'],
  'instances.operate': ['department', 'item'],
  'instances.migrate': ['item'],
  'messages.send': [],
  'definitions.edit': ['item'],
  'definitions.deploy': ['item'],
  'org.manage': [],
  'org.provision': [],
  'roles.manage': [],
  'external-tasks.work': [],
  'identity-providers.manage': [],
  'api-tokens.manage': [],
  'personal-data.manage': [],
  'audit.read': ['department', 'item'],
};
