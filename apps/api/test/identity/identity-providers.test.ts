import { DATABASE_KINDS } from '@flowhall/testing/database';
import {
  type CasServer,
  CLIENT_ID,
  CLIENT_SECRET,
  type OidcServer,
  startCasServer,
  startOidcServer,
  success,
} from '@flowhall/testing/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type ServiceHall, startServiceHall } from '../start-service-hall.ts';
import { type Browser, openBrowser } from './browser.ts';

const SITE = 'http://hall.example';
const callback = (key: string) => `${SITE}/api/auth/providers/${key}/callback`;
const name = { zh: '统一身份认证', en: 'Campus sign-in' };

describe.each(DATABASE_KINDS)('signing in by another system on %s', (kind) => {
  let hall: ServiceHall;
  let admin: Caller;
  let oidc: OidcServer;
  let cas: CasServer;

  beforeAll(async () => {
    hall = await startServiceHall(kind, { publicUrl: SITE }, ['seal-use']);
    admin = await hall.as('admin');
    oidc = await startOidcServer(callback('campus'));
    cas = await startCasServer();
    const common = { name, enabled: true, clientId: '', scopes: [] };
    await made({
      ...common,
      key: 'campus',
      kind: 'oidc',
      address: oidc.issuer,
      clientId: CLIENT_ID,
      secret: CLIENT_SECRET,
      scopes: ['profile'],
      usernameAttribute: 'preferred_username',
    });
    await made({ ...common, key: 'cas', kind: 'cas', address: `${cas.address}/`, usernameAttribute: 'user' });
    await made({ ...common, key: 'cas3', kind: 'cas', address: cas.address, usernameAttribute: 'employeeNumber' });
  });
  afterAll(async () => {
    await Promise.all([hall?.close(), oidc?.close(), cas?.close()]);
  });

  async function made(body: object) {
    const answer = await admin.post('/api/admin/identity-providers', body);
    expect(answer.status, answer.text).toBe(201);
    return answer.body;
  }
  const browser = () => openBrowser(hall.app);
  const begin = async (at: Browser, key: string, returnTo = '/tasks') => {
    const { status, location } = await at.open(
      `/api/auth/providers/${key}/start?return=${encodeURIComponent(returnTo)}`,
    );
    expect(status).toBe(302);
    return location;
  };
  const lastAudit = (action: string) =>
    hall.database.prisma.auditEntry.findFirst({ where: { action }, orderBy: { id: 'desc' } });

  /** The whole way, as a browser goes it. */
  async function signIn(at: Browser, key: 'campus' | 'cas' | 'cas3', who: string, attributes = {}) {
    const location = await begin(at, key);
    const back = key === 'campus' ? await oidc.authorize(location, who) : cas.authorize(location, who, attributes);
    return at.open(back.href);
  }

  it('shows the ways, without settings', async () => {
    const { body } = await hall.nobody.get('/api/auth/providers');
    expect(body.items).toEqual([
      { key: 'campus', kind: 'oidc', name },
      { key: 'cas', kind: 'cas', name },
      { key: 'cas3', kind: 'cas', name },
    ]);
  });

  it('signs in through OpenID Connect with real redirects, and back to the page that was wanted', async () => {
    const at = browser();
    expect(await signIn(at, 'campus', 'staff')).toEqual({ status: 302, location: '/tasks' });
    expect(await at.whoami()).toBe('staff');
    expect(await lastAudit('provider-sign-in')).toMatchObject({ detail: { provider: 'campus' } });
    expect(await signIn(browser(), 'campus', 'staff')).toMatchObject({ location: '/tasks' });
  });

  it('signs in through CAS 2 and, by an attribute, CAS 3', async () => {
    const two = browser();
    expect(await signIn(two, 'cas', 'dean')).toEqual({ status: 302, location: '/tasks' });
    expect(await two.whoami()).toBe('dean');
    const three = browser();
    await signIn(three, 'cas3', '2026-0001', { employeeNumber: 'director' });
    expect(await three.whoami()).toBe('director');
  });

  it('refuses whoever has no account here, a closed account and a visitor, saying so', async () => {
    await hall.database.prisma.user.update({ where: { username: 'seal2' }, data: { status: 'CLOSED' } });
    for (const who of ['nobody-here', 'seal2']) {
      const at = browser();
      const { location } = await signIn(at, 'cas', who);
      expect(location).toBe('/sign-in?problem=account-unknown&return=%2Ftasks');
      expect(await at.whoami()).toBeNull();
    }
    expect(await lastAudit('provider-sign-in-failed')).toMatchObject({
      actorId: null,
      detail: { provider: 'cas', problem: 'account-unknown' },
    });
  });

  it('keeps an account with the identity that had it first', async () => {
    await signIn(browser(), 'cas3', '2026-0002', { employeeNumber: 'network' });
    const other = browser();
    await signIn(other, 'cas3', '2099-9999', { employeeNumber: 'network' });
    expect(await other.whoami()).toBeNull();
    const renamed = browser();
    await signIn(renamed, 'cas3', '2026-0002', { employeeNumber: 'card' });
    expect(await renamed.whoami()).toBe('network');
  });

  it('links no account with permissions by its name: another system makes nobody an administrator', async () => {
    for (const who of ['admin', 'designer']) {
      const at = browser();
      expect((await signIn(at, 'cas', who)).location).toContain('problem=account-unknown');
      expect(await at.whoami()).toBeNull();
    }
  });

  it('ends the session when the CAS server says so, and only that one', async () => {
    const [one, other] = [browser(), browser()];
    const location = await begin(one, 'cas');
    const back = cas.authorize(location, 'dean');
    await one.open(back.href);
    await signIn(other, 'cas', 'dean');
    const logout = (ticket: string, key = 'cas') => {
      const payload = new URLSearchParams({
        logoutRequest: `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><samlp:SessionIndex>${ticket}</samlp:SessionIndex></samlp:LogoutRequest>`,
      }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return hall.app.inject({ method: 'POST', url: `/api/auth/providers/${key}/callback`, payload, headers });
    };
    const ticket = back.searchParams.get('ticket') ?? '';
    await logout('ST-unknown');
    await logout(ticket, 'cas3');
    expect(await one.whoami()).toBe('dean');
    expect((await logout(ticket)).statusCode).toBe(204);
    expect(await one.whoami()).toBeNull();
    expect(await other.whoami()).toBe('dean');
    expect(await lastAudit('provider-session-ended')).toMatchObject({ detail: { provider: 'cas' } });
  });

  describe('believes nobody but the provider, for the browser that began', () => {
    const outside = async (at: Browser, url: URL) => {
      const answer = await at.open(url.href);
      expect(answer.location).toMatch(/^\/sign-in\?problem=/);
      expect(await at.whoami()).toBeNull();
      return new URL(answer.location, SITE).searchParams.get('problem');
    };

    it('a ticket or code that is used again', async () => {
      for (const key of ['campus', 'cas'] as const) {
        const at = browser();
        const location = await begin(at, key);
        const back = key === 'campus' ? await oidc.authorize(location, 'staff') : cas.authorize(location, 'staff');
        expect((await at.open(back.href)).location).toBe('/tasks');
        expect(await outside(browser(), back)).toBe('sign-in-expired');
        const again = browser();
        again.cookies.set('flowhall_provider', at.cookies.get('flowhall_provider') ?? '');
        expect(await outside(again, back)).toBe('sign-in-expired');
      }
    });

    it('a browser that did not begin: somebody else’s ticket fixes no session', async () => {
      for (const key of ['campus', 'cas'] as const) {
        const attacker = browser();
        const location = await begin(attacker, key);
        const back = key === 'campus' ? await oidc.authorize(location, 'staff') : cas.authorize(location, 'staff');
        const victim = browser();
        await begin(victim, key);
        expect(await outside(victim, back)).toBe('sign-in-expired');
      }
    });

    it('a state that was never given, none, or another provider’s', async () => {
      const at = browser();
      await begin(at, 'cas');
      expect(await outside(at, new URL(`${callback('cas')}?ticket=ST-1&state=made-up`))).toBe('sign-in-expired');
      expect(await outside(at, new URL(`${callback('cas')}?ticket=ST-1`))).toBe('sign-in-expired');
      const back = cas.authorize(await begin(at, 'cas'), 'staff');
      expect(await outside(at, new URL(`${callback('cas3')}${back.search}`))).toBe('sign-in-expired');
    });

    it('a way that took too long', async () => {
      const at = browser();
      const back = cas.authorize(await begin(at, 'cas'), 'staff');
      hall.advance(11 * 60_000);
      expect(await outside(at, back)).toBe('sign-in-expired');
    });

    it('a ticket for another service, a made-up one, answers that are none', async () => {
      const at = browser();
      const foreign = cas.authorize(
        `${cas.address}/login?service=${encodeURIComponent('https://other.example/')}`,
        'admin',
      );
      const state = new URL(new URL(await begin(at, 'cas')).searchParams.get('service') ?? '').searchParams.get(
        'state',
      );
      const forged = new URL(`${callback('cas')}?state=${state}&ticket=${foreign.searchParams.get('ticket')}`);
      expect(await outside(at, forged)).toBe('provider-refused');
      const made = async (ticket: string) => {
        const service = new URL(new URL(await begin(at, 'cas')).searchParams.get('service') ?? '');
        service.searchParams.set('ticket', ticket);
        return outside(at, service);
      };
      expect(await made('ST-made-up')).toBe('provider-refused');
      expect(await made('ST-1&pgtUrl=https://evil.example')).toBe('provider-refused');
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
        cas.answerNext(xml);
        expect(await made('ST-1'), xml).toBe(problem);
      }
    });

    it('an OpenID answer without code, with an error, with a code of another', async () => {
      const at = browser();
      const begun = new URL(await begin(at, 'campus'));
      expect(begun.searchParams.get('code_challenge_method')).toBe('S256');
      const refused = new URL(`${callback('campus')}?error=access_denied&state=${begun.searchParams.get('state')}`);
      expect(await outside(at, refused)).toBe('provider-refused');
      const [other, own] = [await begin(browser(), 'campus'), await begin(at, 'campus')];
      const stolen = await oidc.authorize(other, 'admin');
      const state = new URL(own).searchParams.get('state') ?? '';
      stolen.searchParams.set('state', state);
      expect(await outside(at, stolen)).toBe('provider-refused');
    });

    it('leads nowhere but into this site', async () => {
      for (const wanted of ['https://evil.example/', '//evil.example', '/\\evil.example', '/sign-in']) {
        const at = browser();
        const back = cas.authorize(await begin(at, 'cas', wanted), 'staff');
        expect((await at.open(back.href)).location).toBe('/');
      }
    });

    it('sends the browser back when the provider is out of reach', async () => {
      await made({
        key: 'gone',
        kind: 'oidc',
        name,
        enabled: true,
        address: 'http://127.0.0.1:9',
        clientId: 'x',
        scopes: [],
        usernameAttribute: 'sub',
      });
      const { location } = await browser().open('/api/auth/providers/gone/start');
      expect(location).toBe('/sign-in?problem=provider-unavailable');
    });
  });

  describe('its settings', () => {
    const settings = { name, enabled: true, clientId: 'x', scopes: [], usernameAttribute: 'sub' };

    it('never show a secret, which is not readable in the database either', async () => {
      const { body } = await admin.get('/api/admin/identity-providers');
      const campus = body.items.find((one: { key: string }) => one.key === 'campus');
      expect(campus).toMatchObject({ hasSecret: true, callbackUrl: callback('campus'), linkedAccounts: 1 });
      expect(JSON.stringify(body)).not.toContain(CLIENT_SECRET);
      const row = await hall.database.prisma.identityProvider.findFirstOrThrow({ where: { key: 'campus' } });
      expect(Buffer.from(row.secret ?? []).toString('latin1')).not.toContain(CLIENT_SECRET.slice(0, 8));
    });

    it('are changed by whoever saw the present ones; a provider that is off leads nowhere', async () => {
      const address = cas.address;
      const one = await made({ ...settings, key: 'second', kind: 'cas', address });
      const change = (more: object) =>
        admin.put(`/api/admin/identity-providers/${one.id}`, { ...settings, address, version: 1, ...more });
      expect((await change({ enabled: false })).body).toMatchObject({ enabled: false, version: 2, hasSecret: false });
      expect((await change({})).body.code).toBe('version-conflict');
      expect((await browser().open('/api/auth/providers/second/start')).status).toBe(404);
      expect((await admin.delete(`/api/admin/identity-providers/${one.id}`)).status).toBe(204);
      expect((await admin.delete(`/api/admin/identity-providers/${one.id}`)).status).toBe(404);
    });

    it('that lead elsewhere ask for the secret again, forget who was known, and end their sessions', async () => {
      const body = { ...settings, address: cas.address, usernameAttribute: 'user', clientId: '' };
      const one = await made({ ...body, key: 'moved', kind: 'cas', secret: 'kept' });
      const path = `/api/admin/identity-providers/${one.id}`;
      const enter = async () => {
        const at = browser();
        await at.open(cas.authorize(await begin(at, 'moved'), 'student').href);
        expect(await at.whoami()).toBe('student');
        return at;
      };
      const first = await enter();
      const elsewhere = { ...body, address: 'http://127.0.0.1:9/cas', version: 1 };
      expect((await admin.put(path, elsewhere)).body.code).toBe('provider-incomplete');
      expect(await first.whoami()).toBe('student');
      expect((await admin.put(path, { ...elsewhere, secret: 'new' })).body).toMatchObject({ linkedAccounts: 0 });
      expect(await first.whoami()).toBeNull();
      expect(await lastAudit('identity-provider-changed')).toMatchObject({
        detail: { addressBefore: cas.address, addressNow: elsewhere.address },
      });
      await admin.put(path, { ...body, version: 2, secret: 'new' });
      const second = await enter();
      await admin.put(path, { ...body, version: 3, enabled: false });
      expect(await second.whoami()).toBeNull();
      await admin.put(path, { ...body, version: 4 });
      const third = await enter();
      await admin.delete(path);
      expect(await third.whoami()).toBeNull();
    });

    it('are asked for when they are missing', async () => {
      const wrong = (more: object) =>
        admin.post('/api/admin/identity-providers', {
          ...settings,
          key: 'wrong',
          kind: 'oidc',
          address: 'https://id.example',
          ...more,
        });
      expect((await wrong({ clientId: '' })).body).toMatchObject({ status: 422, code: 'provider-incomplete' });
      expect((await wrong({ address: 'https://user@id.example' })).body.code).toBe('provider-incomplete');
      expect((await wrong({ address: 'file:///etc/passwd' })).status).toBe(400);
      expect((await wrong({ key: 'campus' })).body.code).toBe('provider-exists');
      expect((await wrong({ version: 1 })).status).toBe(400);
    });

    it('are for administrators only', async () => {
      const staff = await hall.as('staff');
      expect((await staff.get('/api/admin/identity-providers')).status).toBe(403);
      expect((await hall.nobody.get('/api/admin/identity-providers')).status).toBe(401);
    });

    it('can be tried', async () => {
      const { body } = await admin.get('/api/admin/identity-providers');
      const tried = async (key: string) => {
        const { id } = body.items.find((one: { key: string }) => one.key === key);
        return (await admin.post(`/api/admin/identity-providers/${id}/check`)).body;
      };
      expect(await tried('campus')).toMatchObject({ ok: true, detail: { en: expect.stringContaining(oidc.issuer) } });
      expect(await tried('cas')).toMatchObject({ ok: true });
      expect(await tried('gone')).toMatchObject({ ok: false });
    });
  });
});
