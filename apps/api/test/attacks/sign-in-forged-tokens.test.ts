import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IdentityHall, providerName, startIdentityHall } from '../identity/start-identity-hall.ts';
import { type Lie, type LyingOidcServer, startLyingOidcServer } from './lying-oidc-server.ts';

const CLIENT = 'the-hall';

describe('ID tokens that an OpenID provider may not have made for this sign-in', () => {
  let all: IdentityHall;
  let liar: LyingOidcServer;
  beforeAll(async () => {
    all = await startIdentityHall('pglite');
    liar = await startLyingOidcServer(CLIENT, 'staff');
    const settings = { name: providerName, enabled: true, scopes: [], usernameAttribute: 'preferred_username' };
    await all.made({ ...settings, key: 'liar', kind: 'oidc', address: liar.issuer, clientId: CLIENT });
  });
  afterAll(async () => {
    await all?.close();
    await liar?.close();
  });

  const enter = async (lie: Lie) => {
    liar.next(lie);
    const at = all.browser();
    const back = liar.comeBack(await all.begin(at, 'liar'));
    const { location } = await at.open(back.href);
    return { location, who: await at.whoami() };
  };
  const hour = 3600;
  const seconds = () => Math.floor(Date.now() / 1000);

  it('are told from an honest one, which lets its person in', async () => {
    expect(await enter({})).toEqual({ location: '/tasks', who: 'staff' });
  });

  it.each<[string, () => Lie]>([
    ['signed with a key that it does not publish', () => ({ foreignKey: true })],
    ['not signed', () => ({ unsigned: true })],
    ['that say they need no signature', () => ({ unsigned: true, header: { alg: 'none' } })],
    ['signed with its public key as a shared secret', () => ({ header: { alg: 'HS256' } })],
    [
      'changed after they were signed',
      () => ({ changedAfter: { sub: 'subject of dean', preferred_username: 'dean' } }),
    ],
    ['of another issuer', () => ({ claims: { iss: 'https://evil.example' } })],
    ['for another client', () => ({ claims: { aud: 'another-client' } })],
    ['for several clients, made out to another', () => ({ claims: { aud: [CLIENT, 'other'], azp: 'other' } })],
    ['with the nonce of another sign-in', () => ({ claims: { nonce: 'of-another' } })],
    ['without a nonce', () => ({ claims: { nonce: undefined } })],
    ['that have expired', () => ({ claims: { iat: seconds() - 2 * hour, exp: seconds() - hour } })],
    ['that never expire', () => ({ claims: { exp: undefined } })],
    ['that name nobody', () => ({ claims: { sub: undefined } })],
  ])('are refused when %s, and it is logged', async (_what, lie) => {
    const { id: before } = ((await all.lastAudit('provider-sign-in-failed')) as { id: string } | null) ?? { id: null };
    const { location, who } = await enter(lie());
    expect([location, who]).toEqual(['/sign-in?problem=provider-refused&return=%2Ftasks', null]);
    const entry = await all.lastAudit('provider-sign-in-failed');
    expect(entry).toMatchObject({ actorId: null, detail: { provider: 'liar', problem: 'provider-refused' } });
    expect(entry).not.toMatchObject({ id: before });
  });
});
