import type { PrismaClient } from '@flowhall/db';
import type { SecretBox } from '../../adapters/secret-box.ts';
import type { Clock } from '../../clock.ts';
import { createCas } from './cas.ts';
import type { ProviderRow } from './identity-providers.repository.ts';
import { createOidc } from './oidc.ts';
import { ProviderFailure, type ProviderKind, type ProviderSettings } from './provider.ts';

export interface ProviderServices {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly box: SecretBox;
  kindOf(provider: Pick<ProviderRow, 'kind'>): ProviderKind;
  /** @throws ProviderFailure when its secret was kept with another secret of the installation */
  settingsOf(provider: ProviderRow): ProviderSettings;
}

export function createProviderServices({ prisma, clock, box }: Pick<ProviderServices, 'prisma' | 'clock' | 'box'>) {
  const [oidc, cas] = [createOidc(), createCas()];
  const services: ProviderServices = {
    prisma,
    clock,
    box,
    kindOf: ({ kind }) => (kind === 'cas' ? cas : oidc),
    settingsOf({ id, address, clientId, scopes, usernameAttribute, version, secret }) {
      const clientSecret = secret && box.open(secret, id);
      if (secret && clientSecret === null) {
        throw new ProviderFailure('provider-unavailable', 'The secret cannot be read any more; enter it again');
      }
      return { id, address, clientId, scopes, usernameAttribute, version, clientSecret };
    },
  };
  return services;
}
