/** What a role may grant. Everything about one's own applications and tasks needs no permission, only the relation. */
export const PERMISSIONS = [
  /** See every application and its history. */
  'instances.read-all',
  /** Terminate, move or repair any application. */
  'instances.operate',
  /** Open the process studio and change drafts. */
  'definitions.edit',
  /** Deploy a version. */
  'definitions.deploy',
  /** Manage people, departments, posts and roles. */
  'org.manage',
  /** Read the audit log. */
  'audit.read',
] as const;

export type Permission = (typeof PERMISSIONS)[number];
