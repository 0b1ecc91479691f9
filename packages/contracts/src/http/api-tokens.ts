import { type Static, Type } from 'typebox';
import { PERMISSIONS, type Permission } from '../permissions.ts';
import { extend, idParams, instant, literals, noContent, nullable, uuid } from './common.ts';
import { operation } from './operation.ts';

const tag = 'api-tokens';
const access = 'api-tokens.manage';
const permission = literals([...PERMISSIONS]);

export const createApiTokenBody = Type.Object(
  {
    /** What the program is called. */
    name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    /** Those of the creator at most, and not the one to manage tokens. */
    permissions: Type.Array(permission, { minItems: 1, maxItems: PERMISSIONS.length, uniqueItems: true }),
    /** Topics of external work: names, with `*` at the end for all that begin so. */
    topics: Type.Optional(Type.Array(Type.String({ pattern: '^[\\w.-]{0,100}\\*?$', minLength: 1 }), { maxItems: 50 })),
    /** Within a year. */
    expiresAt: instant,
  },
  { additionalProperties: false },
);
export type CreateApiTokenBody = Static<typeof createApiTokenBody>;

/** A token for a program, without the token itself. */
export const apiToken = Type.Object({
  id: uuid,
  name: Type.String(),
  permissions: Type.Array(Type.String()),
  topics: Type.Array(Type.String()),
  /** Name of whoever created it. */
  createdBy: nullable(Type.String()),
  createdAt: instant,
  expiresAt: instant,
  /** To the minute. */
  lastUsedAt: nullable(instant),
  revokedAt: nullable(instant),
});
export type ApiToken = Static<typeof apiToken>;

/** What a personal token never does: whoever finds one must not reach further with it. */
export const KEPT_FROM_TOKENS = [
  'roles.manage',
  'identity-providers.manage',
  'api-tokens.manage',
  'personal-data.manage',
] as const satisfies readonly Permission[];

/** `self`: one's own applications and tasks. The others are permissions of one's own. */
export const TOKEN_SCOPES = ['self', ...PERMISSIONS] as const;

export const createMyTokenBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    scopes: Type.Array(literals([...TOKEN_SCOPES]), { minItems: 1, maxItems: TOKEN_SCOPES.length, uniqueItems: true }),
    /** Within a year. */
    expiresAt: instant,
  },
  { additionalProperties: false },
);
export type CreateMyTokenBody = Static<typeof createMyTokenBody>;

export const myToken = Type.Object({
  id: uuid,
  name: Type.String(),
  scopes: Type.Array(Type.String()),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: nullable(instant),
  revokedAt: nullable(instant),
});
export type MyToken = Static<typeof myToken>;

/** Programs sign in with `Authorization: Bearer <token>`. A token calls what its permissions name and nothing else. */
export const apiTokensApi = {
  listApiTokens: operation({
    method: 'get',
    path: '/api/admin/api-tokens',
    tag,
    summary: 'Tokens for programs, newest first',
    access,
    response: { 200: Type.Object({ items: Type.Array(apiToken) }) },
  }),
  /** The answer holds the token: it is shown this once. */
  createApiToken: operation({
    method: 'post',
    path: '/api/admin/api-tokens',
    tag,
    summary: 'Create a token for a program',
    access,
    body: createApiTokenBody,
    response: { 201: extend(apiToken, { token: Type.String() }) },
  }),
  revokeApiToken: operation({
    method: 'delete',
    path: '/api/admin/api-tokens/{id}',
    tag,
    summary: 'Revoke a token, at once',
    access,
    params: idParams,
    response: { 204: noContent },
    errors: ['not-found'],
  }),
  listMyTokens: operation({
    method: 'get',
    path: '/api/me/tokens',
    tag,
    summary: 'Own tokens, newest first',
    access: 'authenticated',
    response: { 200: Type.Object({ items: Type.Array(myToken) }) },
  }),
  /** The answer holds the token: it is shown this once. It ends with the account, and never does more than its owner may. */
  createMyToken: operation({
    method: 'post',
    path: '/api/me/tokens',
    tag,
    summary: 'Create a token that acts as oneself',
    access: 'authenticated',
    body: createMyTokenBody,
    response: { 201: extend(myToken, { token: Type.String() }) },
    errors: ['forbidden', 'too-many-tokens'],
  }),
  revokeMyToken: operation({
    method: 'delete',
    path: '/api/me/tokens/{id}',
    tag,
    summary: 'Revoke an own token, at once',
    access: 'authenticated',
    params: idParams,
    response: { 204: noContent },
    errors: ['not-found'],
  }),
};
