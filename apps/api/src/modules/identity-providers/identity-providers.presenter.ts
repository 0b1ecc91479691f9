import { type IdentityProvider, PROVIDER_KINDS, type SignInProvider } from '@flowhall/contracts';
import type { ProviderRow } from './identity-providers.repository.ts';
import { readLdapSignIn } from './ldap-sign-in.ts';

const kindOf = ({ kind }: ProviderRow): (typeof PROVIDER_KINDS)[number] =>
  PROVIDER_KINDS.find((one) => one === kind) ?? 'oidc';

/** What the sign-in page shows of a provider. */
export const presentSignInProvider = (row: ProviderRow): SignInProvider => ({
  key: row.key,
  kind: kindOf(row),
  name: { zh: row.name, en: row.nameEn },
});

/** What administrators see of it. */
export function presentProvider(
  row: ProviderRow & { readonly _count: { readonly identities: number } },
  callbackUrl: string,
): IdentityProvider {
  const { id, enabled, address, clientId, scopes, usernameAttribute, requirePhone, version } = row;
  const ldap = readLdapSignIn(row.ldap);
  return {
    ...presentSignInProvider(row),
    ...{ id, enabled, address, clientId, scopes, usernameAttribute, requirePhone, version, callbackUrl },
    ...(ldap && { ldap }),
    hasSecret: row.secret !== null,
    linkedAccounts: row._count.identities,
    updatedAt: row.updatedAt.toISOString(),
  };
}
