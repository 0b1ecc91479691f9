/** What a role may grant. Everything about one's own applications and tasks needs no permission, only the relation. */
export const PERMISSIONS = [
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
  /** Manage people, departments, posts and roles. */
  'org.manage',
  /** Fetch work of service tasks for a program outside, and answer it. */
  'external-tasks.work',
  /** Say by which identity providers people sign in: whoever may, decides who is believed to be whom. */
  'identity-providers.manage',
  /** Create and revoke tokens for programs. */
  'api-tokens.manage',
  /** Read the audit log. */
  'audit.read',
] as const;

export type Permission = (typeof PERMISSIONS)[number];
