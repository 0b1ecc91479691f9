import type { PrismaClient } from '@flowhall/db';
import type { SecretBox } from '../../adapters/secret-box.ts';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { createCas } from './cas.ts';
import type { ProviderRow } from './identity-providers.repository.ts';
import { createLdap } from './ldap.ts';
import { readLdapSignIn } from './ldap-sign-in.ts';
import { createOidc } from './oidc.ts';
import {
  type PasswordKind,
  ProviderFailure,
  type ProviderKind,
  type ProviderSettings,
  type RedirectKind,
} from './provider.ts';

export interface ProviderServices {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly box: SecretBox;
  kindOf(provider: Pick<ProviderRow, 'kind'>): ProviderKind;
  /** @throws UserError `not-found` for those that send browsers nowhere */
  redirectKindOf(provider: Pick<ProviderRow, 'kind'>): RedirectKind;
  /** @throws UserError `not-found` for those that take passwords themselves */
  passwordKindOf(provider: Pick<ProviderRow, 'kind'>): PasswordKind;
  /** @throws ProviderFailure when its secret was kept with another secret of the installation */
  settingsOf(provider: ProviderRow): ProviderSettings;
}

export function createProviderServices({ prisma, clock, box }: Pick<ProviderServices, 'prisma' | 'clock' | 'box'>) {
  const redirects: Readonly<Record<string, RedirectKind>> = { oidc: createOidc(), cas: createCas() };
  const passwords: Readonly<Record<string, PasswordKind>> = { ldap: createLdap() };
  const services: ProviderServices = {
    prisma,
    clock,
    box,
    kindOf: ({ kind }) => known(redirects[kind] ?? passwords[kind]),
    redirectKindOf: ({ kind }) => known(redirects[kind]),
    passwordKindOf: ({ kind }) => known(passwords[kind]),
    settingsOf({ id, address, clientId, scopes, usernameAttribute, version, secret, ldap }) {
      const clientSecret = secret && box.open(secret, id);
      if (secret && clientSecret === null) {
        throw new ProviderFailure('provider-unavailable', 'The secret cannot be read any more; enter it again');
      }
      const own = { ldap: readLdapSignIn(ldap), clientSecret };
      return { id, address, clientId, scopes, usernameAttribute, version, ...own };
    },
  };
  return services;
}

function known<T>(kind: T | undefined): T {
  if (kind === undefined) throw new UserError('not-found');
  return kind;
}
