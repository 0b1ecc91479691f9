import { DATABASE_KINDS } from '@flowhall/testing/database';
import { CLIENT_SECRET } from '@flowhall/testing/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callback, type IdentityHall, providerName, startIdentityHall } from './start-identity-hall.ts';

describe.each(DATABASE_KINDS)('signing in by another system on %s', (kind) => {
  let all: IdentityHall;
  beforeAll(async () => {
    all = await startIdentityHall(kind);
  });
  afterAll(() => all?.close());

  it('shows the ways, without settings', async () => {
    const { body } = await all.hall.nobody.get('/api/auth/providers');
    expect(body.items).toEqual([
      { key: 'campus', kind: 'oidc', name: providerName },
      { key: 'cas', kind: 'cas', name: providerName },
      { key: 'cas3', kind: 'cas', name: providerName },
    ]);
  });

  it('signs in through OpenID Connect with real redirects, and back to the page that was wanted', async () => {
    const at = all.browser();
    expect(await all.signIn(at, 'campus', 'staff')).toEqual({ status: 302, location: '/tasks' });
    expect(await at.whoami()).toBe('staff');
    expect(await all.lastAudit('provider-sign-in')).toMatchObject({ detail: { provider: 'campus' } });
    expect(await all.signIn(all.browser(), 'campus', 'staff')).toMatchObject({ location: '/tasks' });
  });

  it('signs in through CAS 2 and, by an attribute, CAS 3', async () => {
    const two = all.browser();
    expect(await all.signIn(two, 'cas', 'dean')).toEqual({ status: 302, location: '/tasks' });
    expect(await two.whoami()).toBe('dean');
    const three = all.browser();
    await all.signIn(three, 'cas3', '2026-0001', { employeeNumber: 'director' });
    expect(await three.whoami()).toBe('director');
  });

  it('refuses whoever has no account here, a closed account and a visitor, saying so', async () => {
    await all.hall.database.prisma.user.update({ where: { username: 'seal2' }, data: { status: 'CLOSED' } });
    for (const who of ['nobody-here', 'seal2']) {
      const at = all.browser();
      const { location } = await all.signIn(at, 'cas', who);
      expect(location).toBe('/sign-in?problem=account-unknown&return=%2Ftasks');
      expect(await at.whoami()).toBeNull();
    }
    expect(await all.lastAudit('provider-sign-in-failed')).toMatchObject({
      actorId: null,
      detail: { provider: 'cas', problem: 'account-unknown' },
    });
  });

  it('keeps an account with the identity that had it first', async () => {
    await all.signIn(all.browser(), 'cas3', '2026-0002', { employeeNumber: 'network' });
    const other = all.browser();
    await all.signIn(other, 'cas3', '2099-9999', { employeeNumber: 'network' });
    expect(await other.whoami()).toBeNull();
    const renamed = all.browser();
    await all.signIn(renamed, 'cas3', '2026-0002', { employeeNumber: 'card' });
    expect(await renamed.whoami()).toBe('network');
  });

  it('links no account with permissions by its name: another system makes nobody an administrator', async () => {
    for (const who of ['admin', 'designer']) {
      const at = all.browser();
      expect((await all.signIn(at, 'cas', who)).location).toContain('problem=account-unknown');
      expect(await at.whoami()).toBeNull();
    }
  });

  it('ends the session when the CAS server says so, and only that one', async () => {
    const [one, other] = [all.browser(), all.browser()];
    const location = await all.begin(one, 'cas');
    const back = all.cas.authorize(location, 'dean');
    await one.open(back.href);
    await all.signIn(other, 'cas', 'dean');
    const logout = (ticket: string, key = 'cas') => {
      const payload = new URLSearchParams({
        logoutRequest: `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><samlp:SessionIndex>${ticket}</samlp:SessionIndex></samlp:LogoutRequest>`,
      }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return all.hall.app.inject({ method: 'POST', url: `/api/auth/providers/${key}/callback`, payload, headers });
    };
    const ticket = back.searchParams.get('ticket') ?? '';
    await logout('ST-unknown');
    await logout(ticket, 'cas3');
    expect(await one.whoami()).toBe('dean');
    expect((await logout(ticket)).statusCode).toBe(204);
    expect(await one.whoami()).toBeNull();
    expect(await other.whoami()).toBe('dean');
    expect(await all.lastAudit('provider-session-ended')).toMatchObject({ detail: { provider: 'cas' } });
  });

  it('asks whoever comes in for a phone where its settings say so', async () => {
    const body = { name: providerName, enabled: true, clientId: '', scopes: [], usernameAttribute: 'user' };
    const one = await all.made({ ...body, key: 'phones', kind: 'cas', address: all.cas.address, requirePhone: true });
    expect(one).toMatchObject({ requirePhone: true });
    const at = all.browser();
    await at.open(all.cas.authorize(await all.begin(at, 'phones'), 'leader').href);
    const { sessions } = await all.hall.database.prisma.user.findUniqueOrThrow({
      where: { username: 'leader' },
      select: { sessions: { select: { pending: true }, orderBy: { id: 'desc' }, take: 1 } },
    });
    expect(sessions).toEqual([{ pending: ['phone'] }]);
    await all.admin.delete(`/api/admin/identity-providers/${one.id}`);
  });

  describe('its settings', () => {
    const settings = { name: providerName, enabled: true, clientId: 'x', scopes: [], usernameAttribute: 'sub' };

    it('never show a secret, which is not readable in the database either', async () => {
      const { body } = await all.admin.get('/api/admin/identity-providers');
      const campus = body.items.find((one: { key: string }) => one.key === 'campus');
      expect(campus).toMatchObject({ hasSecret: true, callbackUrl: callback('campus'), linkedAccounts: 1 });
      expect(JSON.stringify(body)).not.toContain(CLIENT_SECRET);
      const row = await all.hall.database.prisma.identityProvider.findFirstOrThrow({ where: { key: 'campus' } });
      expect(Buffer.from(row.secret ?? []).toString('latin1')).not.toContain(CLIENT_SECRET.slice(0, 8));
    });

    it('are changed by whoever saw the present ones; a provider that is off leads nowhere', async () => {
      const address = all.cas.address;
      const one = await all.made({ ...settings, key: 'second', kind: 'cas', address });
      const change = (more: object) =>
        all.admin.put(`/api/admin/identity-providers/${one.id}`, { ...settings, address, version: 1, ...more });
      expect((await change({ enabled: false })).body).toMatchObject({ enabled: false, version: 2, hasSecret: false });
      expect((await change({})).body.code).toBe('version-conflict');
      expect((await all.browser().open('/api/auth/providers/second/start')).status).toBe(404);
      expect((await all.admin.delete(`/api/admin/identity-providers/${one.id}`)).status).toBe(204);
      expect((await all.admin.delete(`/api/admin/identity-providers/${one.id}`)).status).toBe(404);
    });

    it('that lead elsewhere ask for the secret again, forget who was known, and end their sessions', async () => {
      const body = { ...settings, address: all.cas.address, usernameAttribute: 'user', clientId: '' };
      const one = await all.made({ ...body, key: 'moved', kind: 'cas', secret: 'kept' });
      const path = `/api/admin/identity-providers/${one.id}`;
      const enter = async () => {
        const at = all.browser();
        await at.open(all.cas.authorize(await all.begin(at, 'moved'), 'student').href);
        expect(await at.whoami()).toBe('student');
        return at;
      };
      const first = await enter();
      const elsewhere = { ...body, address: 'http://127.0.0.1:9/cas', version: 1 };
      expect((await all.admin.put(path, elsewhere)).body.code).toBe('provider-incomplete');
      expect(await first.whoami()).toBe('student');
      expect((await all.admin.put(path, { ...elsewhere, secret: 'new' })).body).toMatchObject({ linkedAccounts: 0 });
      expect(await first.whoami()).toBeNull();
      expect(await all.lastAudit('identity-provider-changed')).toMatchObject({
        detail: { addressBefore: all.cas.address, addressNow: elsewhere.address },
      });
      await all.admin.put(path, { ...body, version: 2, secret: 'new' });
      const second = await enter();
      await all.admin.put(path, { ...body, version: 3, enabled: false });
      expect(await second.whoami()).toBeNull();
      await all.admin.put(path, { ...body, version: 4 });
      const third = await enter();
      await all.admin.delete(path);
      expect(await third.whoami()).toBeNull();
    });

    it('are asked for when they are missing', async () => {
      const wrong = (more: object) =>
        all.admin.post('/api/admin/identity-providers', {
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
      const staff = await all.hall.as('staff');
      expect((await staff.get('/api/admin/identity-providers')).status).toBe(403);
      expect((await all.hall.nobody.get('/api/admin/identity-providers')).status).toBe(401);
    });

    it('can be tried', async () => {
      await all.made({ ...settings, key: 'gone', kind: 'oidc', address: 'http://127.0.0.1:9' });
      const { body } = await all.admin.get('/api/admin/identity-providers');
      const tried = async (key: string) => {
        const { id } = body.items.find((one: { key: string }) => one.key === key);
        return (await all.admin.post(`/api/admin/identity-providers/${id}/check`)).body;
      };
      expect(await tried('campus')).toMatchObject({
        ok: true,
        detail: { en: expect.stringContaining(all.oidc.issuer) },
      });
      expect(await tried('cas')).toMatchObject({ ok: true });
      expect(await tried('gone')).toMatchObject({ ok: false });
    });
  });
});
