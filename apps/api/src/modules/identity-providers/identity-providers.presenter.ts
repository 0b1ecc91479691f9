import type { IdentityProvider, PROVIDER_KINDS, SignInProvider } from '@flowhall/contracts';
import type { ProviderRow } from './identity-providers.repository.ts';

const kindOf = ({ kind }: ProviderRow): (typeof PROVIDER_KINDS)[number] => (kind === 'cas' ? 'cas' : 'oidc');

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
  const { id, enabled, address, clientId, scopes, usernameAttribute, version } = row;
  return {
    ...presentSignInProvider(row),
    ...{ id, enabled, address, clientId, scopes, usernameAttribute, version, callbackUrl },
    hasSecret: row.secret !== null,
    linkedAccounts: row._count.identities,
    updatedAt: row.updatedAt.toISOString(),
  };
}
