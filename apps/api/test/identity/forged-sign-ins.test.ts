import { DATABASE_KINDS } from '@flowhall/testing/database';
import { success } from '@flowhall/testing/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from './browser.ts';
import { callback, type IdentityHall, providerName, SITE, startIdentityHall } from './start-identity-hall.ts';

describe.each(DATABASE_KINDS)('nobody is believed but the provider, for the browser that began, on %s', (kind) => {
  let all: IdentityHall;
  beforeAll(async () => {
    all = await startIdentityHall(kind);
  });
  afterAll(() => all?.close());

  const outside = async (at: Browser, url: URL) => {
    const answer = await at.open(url.href);
    expect(answer.location).toMatch(/^\/sign-in\?problem=/);
    expect(await at.whoami()).toBeNull();
    return new URL(answer.location, SITE).searchParams.get('problem');
  };

  it('a ticket or code that is used again', async () => {
    for (const key of ['campus', 'cas'] as const) {
      const at = all.browser();
      const location = await all.begin(at, key);
      const back =
        key === 'campus' ? await all.oidc.authorize(location, 'staff') : all.cas.authorize(location, 'staff');
      expect((await at.open(back.href)).location).toBe('/tasks');
      expect(await outside(all.browser(), back)).toBe('sign-in-expired');
      const again = all.browser();
      again.cookies.set('flowhall_provider', at.cookies.get('flowhall_provider') ?? '');
      expect(await outside(again, back)).toBe('sign-in-expired');
    }
  });

  it('a browser that did not begin: somebody else’s ticket fixes no session', async () => {
    for (const key of ['campus', 'cas'] as const) {
      const attacker = all.browser();
      const location = await all.begin(attacker, key);
      const back =
        key === 'campus' ? await all.oidc.authorize(location, 'staff') : all.cas.authorize(location, 'staff');
      const victim = all.browser();
      await all.begin(victim, key);
      expect(await outside(victim, back)).toBe('sign-in-expired');
    }
  });

  it('a state that was never given, none, or another provider’s', async () => {
    const at = all.browser();
    await all.begin(at, 'cas');
    expect(await outside(at, new URL(`${callback('cas')}?ticket=ST-1&state=made-up`))).toBe('sign-in-expired');
    expect(await outside(at, new URL(`${callback('cas')}?ticket=ST-1`))).toBe('sign-in-expired');
    const back = all.cas.authorize(await all.begin(at, 'cas'), 'staff');
    expect(await outside(at, new URL(`${callback('cas3')}${back.search}`))).toBe('sign-in-expired');
  });

  it('a way that took too long', async () => {
    const at = all.browser();
    const back = all.cas.authorize(await all.begin(at, 'cas'), 'staff');
    all.hall.advance(11 * 60_000);
    expect(await outside(at, back)).toBe('sign-in-expired');
  });

  it('a ticket for another service, a made-up one, answers that are none', async () => {
    const at = all.browser();
    const foreign = all.cas.authorize(
      `${all.cas.address}/login?service=${encodeURIComponent('https://other.example/')}`,
      'admin',
    );
    const state = new URL(new URL(await all.begin(at, 'cas')).searchParams.get('service') ?? '').searchParams.get(
      'state',
    );
    const forged = new URL(`${callback('cas')}?state=${state}&ticket=${foreign.searchParams.get('ticket')}`);
    expect(await outside(at, forged)).toBe('provider-refused');
    const withTicket = async (ticket: string) => {
      const service = new URL(new URL(await all.begin(at, 'cas')).searchParams.get('service') ?? '');
      service.searchParams.set('ticket', ticket);
      return outside(at, service);
    };
    expect(await withTicket('ST-made-up')).toBe('provider-refused');
    expect(await withTicket('ST-1&pgtUrl=https://evil.example')).toBe('provider-refused');
    for (const [xml, problem] of [
      ['<html>Sign in</html>', 'provider-unavailable'],
      ['', 'provider-unavailable'],
      [`<!DOCTYPE x [<!ENTITY a "staff">]>${success('<cas:user>&a;</cas:user>')}`, 'provider-unavailable'],
      [success('<cas:user>staff</cas:user><cas:user>admin</cas:user>'), 'provider-refused'],
      [success('<cas:proxies/>'), 'provider-refused'],
      [
        `<x:serviceResponse xmlns:x="https://evil.example"><x:authenticationSuccess><x:user>admin</x:user></x:authenticationSuccess></x:serviceResponse>`,
        'provider-unavailable',
      ],
    ] as const) {
      all.cas.answerNext(xml);
      expect(await withTicket('ST-1'), xml).toBe(problem);
    }
  });

  it('an OpenID answer without code, with an error, with a code of another', async () => {
    const at = all.browser();
    const begun = new URL(await all.begin(at, 'campus'));
    expect(begun.searchParams.get('code_challenge_method')).toBe('S256');
    const refused = new URL(`${callback('campus')}?error=access_denied&state=${begun.searchParams.get('state')}`);
    expect(await outside(at, refused)).toBe('provider-refused');
    const [other, own] = [await all.begin(all.browser(), 'campus'), await all.begin(at, 'campus')];
    const stolen = await all.oidc.authorize(other, 'admin');
    const state = new URL(own).searchParams.get('state') ?? '';
    stolen.searchParams.set('state', state);
    expect(await outside(at, stolen)).toBe('provider-refused');
  });

  it('leads nowhere but into this site', async () => {
    for (const wanted of ['https://evil.example/', '//evil.example', '/\\evil.example', '/sign-in']) {
      const at = all.browser();
      const back = all.cas.authorize(await all.begin(at, 'cas', wanted), 'staff');
      expect((await at.open(back.href)).location).toBe('/');
    }
  });

  it('sends the browser back when the provider is out of reach', async () => {
    await all.made({
      key: 'gone',
      kind: 'oidc',
      name: providerName,
      enabled: true,
      address: 'http://127.0.0.1:9',
      clientId: 'x',
      scopes: [],
      usernameAttribute: 'sub',
    });
    const { location } = await all.browser().open('/api/auth/providers/gone/start');
    expect(location).toBe('/sign-in?problem=provider-unavailable');
  });
});
