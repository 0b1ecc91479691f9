import { type Static, Type } from 'typebox';
import { PERMISSIONS } from '../permissions.ts';
import { language, literals, localizedText, noContent, nullable, uuid } from './common.ts';
import { operation } from './operation.ts';

export const currentUser = Type.Object({
  id: uuid,
  username: Type.String(),
  name: Type.String(),
  locale: language,
  roles: Type.Array(Type.String()),
  permissions: Type.Array(literals(PERMISSIONS)),
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

/** What the sign-in page needs before anybody is known. */
export const site = Type.Object({
  name: localizedText,
  demo: Type.Boolean(),
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
    response: { 200: currentUser },
  }),
  updateMe: operation({
    method: 'patch',
    path: '/api/me',
    tag,
    summary: 'Change personal settings',
    access: 'authenticated',
    body: Type.Object({ locale: Type.Optional(language) }, { additionalProperties: false }),
    response: { 200: currentUser },
  }),
};
