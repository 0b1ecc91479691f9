import { type Static, Type } from 'typebox';
import { currentUser } from './auth.ts';
import { idParams, instant, literals, noContent, nullable } from './common.ts';
import { operation } from './operation.ts';

/** Fewer characters make no password; what else is refused stands in the error. */
export const PASSWORD_MIN_LENGTH = 10;

const newPassword = Type.String({ minLength: 1, maxLength: 200 });
const token = Type.String({ pattern: '^[\\w-]{43}$' });

export const changePasswordBody = Type.Object(
  { current: Type.String({ minLength: 1, maxLength: 200 }), password: newPassword },
  { additionalProperties: false },
);
export type ChangePasswordBody = Static<typeof changePasswordBody>;

/** `reset`: asked for by the person. `invitation`: made by an administrator. `first-administrator`: of a new installation. */
export const LINK_KINDS = ['reset', 'invitation', 'first-administrator'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** What a link is for, before it is used. */
export const passwordLink = Type.Object({
  kind: literals(LINK_KINDS),
  /** Whose password it sets; null where it makes the account. */
  username: nullable(Type.String()),
});
export type PasswordLink = Static<typeof passwordLink>;

export const useLinkBody = Type.Object({ token, password: newPassword }, { additionalProperties: false });
export type UseLinkBody = Static<typeof useLinkBody>;

export const firstAdministratorBody = Type.Object(
  {
    token,
    username: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{1,63}$' }),
    name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    password: newPassword,
  },
  { additionalProperties: false },
);
export type FirstAdministratorBody = Static<typeof firstAdministratorBody>;

const WEAK = ['password-short', 'password-common', 'password-like-name'] as const;
const tag = 'passwords';
export const passwordsApi = {
  requestPasswordReset: operation({
    method: 'post',
    path: '/api/auth/password-resets',
    tag,
    summary:
      'Have a link mailed that sets another password; the answer is the same whether there is such an account or not',
    access: 'public',
    body: Type.Object({ account: Type.String({ minLength: 1, maxLength: 200 }) }, { additionalProperties: false }),
    response: { 204: noContent },
    errors: ['too-many-requests', 'mail-unavailable'],
  }),
  readPasswordLink: operation({
    method: 'post',
    path: '/api/auth/password-links/read',
    tag,
    summary: 'What a one-time link is for',
    access: 'public',
    body: Type.Object({ token }, { additionalProperties: false }),
    response: { 200: passwordLink },
    errors: ['link-invalid', 'too-many-requests'],
  }),
  usePasswordLink: operation({
    method: 'post',
    path: '/api/auth/password-links/use',
    tag,
    summary: 'Set a password by a one-time link; all sessions of the person end',
    access: 'public',
    body: useLinkBody,
    response: { 204: noContent },
    errors: ['link-invalid', 'too-many-requests', ...WEAK],
  }),
  createFirstAdministrator: operation({
    method: 'post',
    path: '/api/auth/first-administrator',
    tag,
    summary: 'Make the first administrator of an installation, by the link that its log shows',
    access: 'public',
    body: firstAdministratorBody,
    response: { 204: noContent },
    errors: ['link-invalid', 'username-taken', 'too-many-requests', ...WEAK],
  }),
  changePassword: operation({
    method: 'put',
    path: '/api/me/password',
    tag,
    summary: 'Change one’s own password; all other sessions end',
    access: 'authenticated',
    step: 'password',
    body: changePasswordBody,
    response: { 200: currentUser },
    errors: ['password-wrong', 'password-same', 'too-many-requests', ...WEAK],
  }),
  createPasswordLink: operation({
    method: 'post',
    path: '/api/admin/users/{id}/password-link',
    tag,
    summary: 'Make a one-time link by which somebody sets their password; it is shown once',
    access: 'org.manage',
    params: idParams,
    response: { 201: Type.Object({ url: Type.String(), expiresAt: instant }) },
    errors: ['not-found'],
  }),
  requirePasswordChange: operation({
    method: 'post',
    path: '/api/admin/users/{id}/password-change',
    tag,
    summary: 'Have somebody change their password before anything else is open to them',
    access: 'org.manage',
    params: idParams,
    response: { 204: noContent },
    errors: ['not-found'],
  }),
};
