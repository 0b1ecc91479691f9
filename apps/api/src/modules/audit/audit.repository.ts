import type { DatabaseClient } from '@flowhall/db';

export const AUDIT_ACTIONS = [
  'sign-in',
  'visitor-sign-in',
  'sign-in-failed',
  'sign-out',
  'session-reuse',
  'provider-sign-in',
  'provider-sign-in-failed',
  'provider-session-ended',
  'identity-provider-created',
  'identity-provider-changed',
  'identity-provider-deleted',
  'sign-in-braked',
  'password-set',
  'password-changed',
  'password-change-refused',
  'password-change-asked',
  'password-reset-asked',
  'password-link-made',
  'password-link-refused',
  'first-administrator',
  'phone-verified',
  'phone-code-refused',
  'sign-in-settings-changed',
  'settings-changed',
  'deploy',
  'api-token-created',
  'api-token-revoked',
  'version-activated',
  'item-draft-taken-over',
  'item-draft-deleted',
  'deputy-named',
  'deputy-ended',
  'office-hours-changed',
  'calendar-days-changed',
  'work-handed-over',
  'directory-created',
  'directory-changed',
  'directory-deleted',
  'directory-synchronised',
  'person-provisioned',
  'person-deprovisioned',
  'group-provisioned',
  'group-deprovisioned',
  'leaving-noticed',
  'leaver-closed',
  'leaver-kept',
  'message-template-changed',
  'session-revoked',
  'role-created',
  'role-changed',
  'role-deleted',
  'role-granted',
  'role-taken',
  'access-refused',
  'clear-value-shown',
  'personal-data-exported',
  'personal-data-erased',
  'application-erased',
  'organisation-imported',
  'organisation-import-undone',
  'unit-created',
  'unit-changed',
  'unit-closed',
  'unit-reopened',
  'post-saved',
  'person-created',
  'person-changed',
  'person-closed',
  'person-reopened',
  'group-created',
  'group-changed',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export interface AuditRecord {
  action: AuditAction;
  at: Date;
  /** Who did it; absent when nobody is known. */
  actorId?: string;
  /** Id or key of what it was done to. */
  subject?: string;
  /** No personal data. */
  detail?: Readonly<Record<string, string | number | boolean | null>>;
  address?: string;
  /** The service and department that it is about: whoever looks after these alone sees it too. */
  itemKey?: string;
  departmentId?: string | null;
}

/** Adds an entry, in the transaction of the act where there is one. */
export async function recordAudit(client: DatabaseClient, record: AuditRecord): Promise<void> {
  await client.auditEntry.create({ data: { ...record, detail: record.detail ?? {} } });
}
