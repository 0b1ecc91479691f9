import { useTranslation } from 'react-i18next';

/** What can be looked for, in the order in which it is offered. */
export const ACTIONS = [
  ...(['sign-in', 'sign-in-failed', 'provider-sign-in', 'provider-sign-in-failed', 'visitor-sign-in'] as const),
  ...(['sign-out', 'session-revoked', 'session-reuse', 'provider-session-ended', 'access-refused'] as const),
  ...(['clear-value-shown', 'personal-data-exported', 'personal-data-erased', 'application-erased'] as const),
  ...(['role-granted', 'role-taken', 'role-created', 'role-changed', 'role-deleted'] as const),
  ...(['api-token-created', 'api-token-revoked', 'phone-verified', 'phone-code-refused'] as const),
  ...(['sign-in-braked', 'password-set', 'password-changed', 'password-change-refused'] as const),
  ...(['password-reset-asked', 'password-change-asked', 'password-link-made', 'password-link-refused'] as const),
  ...(['first-administrator'] as const),
  ...(['deploy', 'version-activated', 'item-draft-taken-over', 'item-draft-deleted'] as const),
  ...(['deputy-named', 'deputy-ended', 'work-handed-over', 'settings-changed', 'sign-in-settings-changed'] as const),
  ...(['identity-provider-created', 'identity-provider-changed', 'identity-provider-deleted'] as const),
  ...(['unit-created', 'unit-changed', 'unit-closed', 'unit-reopened', 'post-saved'] as const),
  ...(['person-created', 'person-changed', 'person-closed', 'person-reopened'] as const),
  ...(['group-created', 'group-changed'] as const),
  ...(['organisation-imported', 'organisation-import-undone'] as const),
  ...(['directory-created', 'directory-changed', 'directory-deleted', 'directory-synchronised'] as const),
  ...(['person-provisioned', 'person-deprovisioned', 'group-provisioned', 'group-deprovisioned'] as const),
  ...(['leaving-noticed', 'leaver-closed', 'leaver-kept'] as const),
  ...(['office-hours-changed', 'calendar-days-changed', 'message-template-changed'] as const),
] as const;

/** An action in words; one that these pages do not know by its name. */
export function useActionText(): (action: string) => string {
  const { t } = useTranslation('rights');
  return (action) => {
    const known = ACTIONS.find((one) => one === action);
    return known ? t(`auditAction.${known}`) : action;
  };
}
