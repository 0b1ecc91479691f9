import { type Static, Type } from 'typebox';
import { loginResult } from './auth.ts';
import { idParams, instant, literals, localizedText, noContent, nullable, uuid } from './common.ts';
import { operation } from './operation.ts';

/** How people are known elsewhere: OpenID Connect 1.0 (code with PKCE), CAS protocol 2 and 3, password of an LDAP directory. */
export const PROVIDER_KINDS = ['oidc', 'cas', 'ldap'] as const;

const key = Type.String({ pattern: '^[a-z][a-z0-9-]{0,62}$' });
const address = Type.String({ pattern: '^(https?|ldaps?)://[^\\s]+$', maxLength: 500 });
const attribute = Type.String({ minLength: 1, maxLength: 100, pattern: '^\\S+$' });

/** A way to sign in besides the local password. */
export const signInProvider = Type.Object({ key: Type.String(), kind: literals(PROVIDER_KINDS), name: localizedText });
export type SignInProvider = Static<typeof signInProvider>;

/** Where a directory's people are found, for LDAP only. */
export const ldapSignIn = Type.Object(
  {
    /** Encrypt before anything is said, with `ldap://`. */
    startTls: Type.Boolean(),
    /** PEM of the authority of the server's certificate, besides those that the system trusts. */
    certificate: nullable(Type.String({ maxLength: 20_000, pattern: '^\\s*-----BEGIN CERTIFICATE-----' })),
    /** Whoever searches for people; the secret is its password. */
    bindDn: Type.String({ maxLength: 500 }),
    baseDn: Type.String({ minLength: 1, maxLength: 500 }),
    /** Who may sign in (RFC 4515). */
    filter: Type.String({ minLength: 1, maxLength: 1000 }),
    /** The directory's own name for a person, which it never gives to another. */
    subjectAttribute: attribute,
  },
  { additionalProperties: false },
);
export type LdapSignIn = Static<typeof ldapSignIn>;

const settings = {
  name: localizedText,
  enabled: Type.Boolean(),
  /** OIDC: the issuer. CAS: the address that `/login` and `/serviceValidate` follow. LDAP: `ldaps://` or `ldap://`. */
  address,
  /** OIDC only. */
  clientId: Type.String({ maxLength: 200 }),
  /** OIDC only; `openid` is always asked for. */
  scopes: Type.Array(Type.String({ pattern: '^[\\x21\\x23-\\x5B\\x5D-\\x7E]+$', maxLength: 100 }), { maxItems: 20 }),
  /** Claim or attribute that is the user name here; for CAS `user` is the name that the ticket is about. */
  usernameAttribute: attribute,
  ldap: Type.Optional(ldapSignIn),
  /** Whether whoever comes in by it has to show a phone the first time. Absent: as before, at first not. */
  requirePhone: Type.Optional(Type.Boolean()),
};

export const identityProvider = Type.Object({
  id: uuid,
  key: Type.String(),
  kind: literals(PROVIDER_KINDS),
  ...settings,
  /** The secret itself is never given out. */
  hasSecret: Type.Boolean(),
  /** To be registered with the provider: where it sends people back to. */
  callbackUrl: Type.String(),
  linkedAccounts: Type.Integer(),
  version: Type.Integer(),
  updatedAt: instant,
});
export type IdentityProvider = Static<typeof identityProvider>;

export const createIdentityProviderBody = Type.Object(
  {
    key,
    kind: literals(PROVIDER_KINDS),
    ...settings,
    secret: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  },
  { additionalProperties: false },
);
export type CreateIdentityProviderBody = Static<typeof createIdentityProviderBody>;

export const updateIdentityProviderBody = Type.Object(
  {
    ...settings,
    /** Absent: the present one stays; null: none any more. */
    secret: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 500 }))),
    version: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
);
export type UpdateIdentityProviderBody = Static<typeof updateIdentityProviderBody>;

/** What asking the provider gave. */
export const providerCheck = Type.Object({
  ok: Type.Boolean(),
  /** In words for administrators: what answered, or what is wrong. */
  detail: localizedText,
});
export type ProviderCheck = Static<typeof providerCheck>;

const keyParams = Type.Object({ key });
const tag = 'identity-providers';
const access = 'identity-providers.manage';
export const identityProvidersApi = {
  listSignInProviders: operation({
    method: 'get',
    path: '/api/auth/providers',
    tag,
    summary: 'Ways to sign in besides the local password',
    access: 'public',
    response: { 200: Type.Object({ items: Type.Array(signInProvider) }) },
  }),
  /** Opened by the browser itself: answers with a redirect (302), to the provider or, when it is out of reach, back. */
  beginProviderSignIn: operation({
    method: 'get',
    path: '/api/auth/providers/{key}/start',
    tag,
    summary: 'Go to a provider to sign in',
    access: 'public',
    params: keyParams,
    query: Type.Object({
      /** Path within this site to come back to. */
      return: Type.Optional(Type.String({ maxLength: 2000 })),
    }),
    response: { 200: Type.Unknown() },
    produces: 'text/html',
    errors: ['not-found', 'too-many-requests'],
  }),
  /** Where the provider sends the browser back to: answers with a redirect (302) into the application, also on failure. */
  finishProviderSignIn: operation({
    method: 'get',
    path: '/api/auth/providers/{key}/callback',
    tag,
    summary: 'Come back from a provider',
    access: 'public',
    params: keyParams,
    response: { 200: Type.Unknown() },
    produces: 'text/html',
    errors: ['not-found', 'too-many-requests'],
  }),
  /** A directory takes the password itself; without a browser's redirects. */
  signInWithDirectory: operation({
    method: 'post',
    path: '/api/auth/providers/{key}/password',
    tag,
    summary: 'Sign in with the password of a directory',
    access: 'public',
    params: keyParams,
    body: Type.Object(
      {
        username: Type.String({ minLength: 1, maxLength: 100 }),
        password: Type.String({ minLength: 1, maxLength: 200 }),
      },
      { additionalProperties: false },
    ),
    response: { 200: loginResult },
    errors: ['not-found', 'invalid-credentials', 'account-unknown', 'provider-unavailable', 'too-many-requests'],
  }),
  /** Single logout of CAS: the provider's server says which ticket's sign-in has ended. */
  endProviderSession: operation({
    method: 'post',
    path: '/api/auth/providers/{key}/callback',
    tag,
    summary: 'Be told by a CAS server that somebody signed out',
    access: 'public',
    params: keyParams,
    body: Type.Object({ logoutRequest: Type.String({ minLength: 1, maxLength: 20_000 }) }),
    response: { 204: noContent },
    errors: ['not-found', 'too-many-requests'],
  }),
  listIdentityProviders: operation({
    method: 'get',
    path: '/api/admin/identity-providers',
    tag,
    summary: 'Identity providers with their settings',
    access,
    response: { 200: Type.Object({ items: Type.Array(identityProvider) }) },
  }),
  createIdentityProvider: operation({
    method: 'post',
    path: '/api/admin/identity-providers',
    tag,
    summary: 'Add an identity provider',
    access,
    body: createIdentityProviderBody,
    response: { 201: identityProvider },
    errors: ['provider-exists', 'provider-incomplete', 'sms-unavailable'],
  }),
  updateIdentityProvider: operation({
    method: 'put',
    path: '/api/admin/identity-providers/{id}',
    tag,
    summary: 'Change an identity provider',
    access,
    params: idParams,
    body: updateIdentityProviderBody,
    response: { 200: identityProvider },
    errors: ['not-found', 'version-conflict', 'provider-incomplete', 'sms-unavailable'],
  }),
  deleteIdentityProvider: operation({
    method: 'delete',
    path: '/api/admin/identity-providers/{id}',
    tag,
    summary: 'Remove an identity provider and forget who was known by it',
    access,
    params: idParams,
    response: { 204: noContent },
    errors: ['not-found'],
  }),
  checkIdentityProvider: operation({
    method: 'post',
    path: '/api/admin/identity-providers/{id}/check',
    tag,
    summary: 'Ask the provider whether it answers as its settings say',
    access,
    params: idParams,
    response: { 200: providerCheck },
    errors: ['not-found'],
  }),
};

/** Why somebody comes back to the sign-in page without being signed in, in the query `problem`. */
export const SIGN_IN_PROBLEMS = [
  'provider-refused',
  'provider-unavailable',
  'sign-in-expired',
  'account-unknown',
] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];
