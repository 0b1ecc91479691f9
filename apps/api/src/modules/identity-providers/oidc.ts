import { LRUCache } from 'lru-cache';
import * as client from 'openid-client';
import { ProviderFailure, type ProviderSettings, type RedirectKind } from './provider.ts';

const TIMEOUT_SECONDS = 10;
/** What a provider publishes about itself is read again after this. */
const FRESH_MS = 10 * 60_000;

/** OpenID Connect 1.0: authorization code with PKCE, state and nonce. */
export function createOidc(): RedirectKind {
  const known = new LRUCache<string, client.Configuration>({ max: 50, ttl: FRESH_MS });

  async function discover(settings: ProviderSettings): Promise<client.Configuration> {
    const key = `${settings.id} ${settings.version}`;
    const before = known.get(key);
    if (before) return before;
    const found = await attempt('provider-unavailable', () => ask(settings));
    known.set(key, found);
    return found;
  }

  return {
    async begin(settings, { callbackUrl, state, nonce, codeVerifier }) {
      const configuration = await discover(settings);
      return client.buildAuthorizationUrl(configuration, {
        redirect_uri: callbackUrl,
        scope: [...new Set(['openid', ...settings.scopes])].join(' '),
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      });
    },

    async finish(settings, { state, nonce, codeVerifier }, returned) {
      const configuration = await discover(settings);
      return attempt('provider-refused', async () => {
        const tokens = await client.authorizationCodeGrant(configuration, returned, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw new ProviderFailure('provider-refused', 'There is no ID token');
        const inToken = claimText(claims, settings.usernameAttribute);
        const told =
          inToken === null && configuration.serverMetadata().userinfo_endpoint
            ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
            : {};
        return { subject: claims.sub, username: inToken ?? claimText(told, settings.usernameAttribute) };
      });
    },

    async check(settings) {
      const { issuer } = (await attempt('provider-unavailable', () => ask(settings))).serverMetadata();
      return { zh: `已连接：${issuer}`, en: `It answers as ${issuer}` };
    },
  };
}

function ask({ address, clientId, clientSecret }: ProviderSettings): Promise<client.Configuration> {
  const issuer = new URL(address);
  const authentication = clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret);
  return client.discovery(issuer, clientId, undefined, authentication, {
    timeout: TIMEOUT_SECONDS,
    execute: [
      // The signature counts, too, though the token comes straight from the provider.
      client.enableNonRepudiationChecks,
      // Settings with such an address are accepted for development only.
      ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
    ],
  });
}

function claimText(claims: object, name: string): string | null {
  const value: unknown = Reflect.get(claims, name);
  return typeof value === 'string' && value !== '' ? value : null;
}

async function attempt<T>(problem: ProviderFailure['problem'], act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ProviderFailure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ProviderFailure(problem, reason, { cause: error });
  }
}
