import { type Static, Type } from 'typebox';
import { PERMISSIONS } from '../permissions.ts';
import { language, literals, localizedText, noContent, nullable, uuid } from './common.ts';
import { itemKey } from './items.ts';
import { operation } from './operation.ts';
import { SIGN_IN_STEPS } from './sign-in-steps.ts';

export const currentUser = Type.Object({
  id: uuid,
  username: Type.String(),
  name: Type.String(),
  locale: language,
  roles: Type.Array(Type.String()),
  permissions: Type.Array(literals(PERMISSIONS)),
  /** Of a visitor: key of the one service that they may apply for; null for people with an account. */
  visitorOf: nullable(Type.String()),
  /** What they still have to do before anything else is open to them, first things first; most often nothing. */
  pending: Type.Array(literals(SIGN_IN_STEPS)),
  memberships: Type.Array(
    Type.Object({
      departmentId: uuid,
      department: localizedText,
      post: nullable(localizedText),
      main: Type.Boolean(),
    }),
  ),
});
export type CurrentUser = Static<typeof currentUser>;

export const loginBody = Type.Object({
  username: Type.String({ minLength: 1, maxLength: 100 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
});
export type LoginBody = Static<typeof loginBody>;

export const loginResult = Type.Object({ accessToken: Type.String(), user: currentUser });
export type LoginResult = Static<typeof loginResult>;

export const mobilePhone = Type.String({ pattern: '^1[3-9][0-9]{9}$' });
/** The code of a text message. */
export const codeOfPhone = Type.String({ pattern: '^[0-9]{6}$' });
/** What whoever asked for a code is told. */
export const sentCode = Type.Object({
  /** Seconds until another one may be asked for. */
  again: Type.Integer(),
  /** Only in a demo without a gateway for text messages. */
  demoCode: Type.Optional(Type.String()),
});
export type SentCode = Static<typeof sentCode>;

export const visitorLoginBody = Type.Object(
  { itemKey, phone: mobilePhone, code: codeOfPhone },
  { additionalProperties: false },
);
export type VisitorLoginBody = Static<typeof visitorLoginBody>;

/** A service that somebody without an account may apply for. */
export const publicItem = Type.Object({
  key: Type.String(),
  name: localizedText,
  description: localizedText,
  department: localizedText,
  icon: Type.String(),
  /** Sanitised HTML. */
  guide: localizedText,
});
export type PublicItem = Static<typeof publicItem>;

/** What the sign-in page needs before anybody is known. */
export const site = Type.Object({
  name: localizedText,
  demo: Type.Boolean(),
  /** Whether forgotten passwords can be set anew by mail. */
  passwordReset: Type.Boolean(),
  /** Only in demo mode: who can be tried out, with the common password. */
  demoAccounts: Type.Optional(Type.Array(Type.Object({ username: Type.String(), name: localizedText }))),
  demoPassword: Type.Optional(Type.String()),
});
export type Site = Static<typeof site>;

const tag = 'auth';
export const authApi = {
  getSite: operation({
    method: 'get',
    path: '/api/site',
    tag,
    summary: 'Public facts about this installation',
    access: 'public',
    response: { 200: site },
  }),
  login: operation({
    method: 'post',
    path: '/api/auth/login',
    tag,
    summary: 'Sign in with a local password',
    access: 'public',
    body: loginBody,
    response: { 200: loginResult },
    errors: ['invalid-credentials', 'too-many-requests'],
  }),
  loginVisitor: operation({
    method: 'post',
    path: '/api/auth/visitor',
    tag,
    summary: 'Sign in as a visitor by the code that was sent to a phone',
    access: 'public',
    body: visitorLoginBody,
    response: { 200: loginResult },
    errors: ['code-invalid', 'too-many-requests'],
  }),
  listPublicItems: operation({
    method: 'get',
    path: '/api/public-items',
    tag,
    summary: 'Services that need no account',
    access: 'public',
    response: { 200: Type.Object({ items: Type.Array(publicItem) }) },
  }),
  sendVisitorCode: operation({
    method: 'post',
    path: '/api/public-items/{key}/codes',
    tag,
    summary: 'Send a code to a phone, to apply for a service that needs no account',
    access: 'public',
    params: Type.Object({ key: itemKey }),
    body: Type.Object({ phone: mobilePhone }, { additionalProperties: false }),
    response: { 202: sentCode },
    errors: ['not-found', 'too-many-requests', 'sms-unavailable'],
  }),
  refresh: operation({
    method: 'post',
    path: '/api/auth/refresh',
    tag,
    summary: 'Rotate the refresh cookie, get a new access token',
    access: 'public',
    response: { 200: loginResult },
    errors: ['session-ended', 'forbidden'],
  }),
  logout: operation({
    method: 'post',
    path: '/api/auth/logout',
    tag,
    summary: 'End the session',
    access: 'public',
    response: { 204: noContent },
    errors: ['forbidden'],
  }),
  getMe: operation({
    method: 'get',
    path: '/api/me',
    tag,
    summary: 'The signed-in person',
    access: 'authenticated',
    visitors: true,
    step: 'any',
    response: { 200: currentUser },
  }),
  updateMe: operation({
    method: 'patch',
    path: '/api/me',
    tag,
    summary: 'Change personal settings',
    access: 'authenticated',
    visitors: true,
    step: 'any',
    body: Type.Object({ locale: Type.Optional(language) }, { additionalProperties: false }),
    response: { 200: currentUser },
  }),
};
