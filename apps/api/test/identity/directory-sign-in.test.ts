import {
  campusLdif,
  DIRECTORY_READER,
  type DirectoryServer,
  PEOPLE_BASE,
  startDirectoryServer,
} from '@flowhall/testing/directory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type ServiceHall, startServiceHall } from '../start-service-hall.ts';
import { createTestApp } from '../test-app.ts';

const PASSWORD = '密码 (of) * \\ people';
const UNKNOWN = [401, 'invalid-credentials'];
const person = (uid: string, more: Record<string, string | string[]> = {}) => ({
  ...{ uid, name: '某人', unit: 'info', password: PASSWORD, more },
});
const ldap = {
  ...{ startTls: true, bindDn: DIRECTORY_READER.dn, baseDn: PEOPLE_BASE, subjectAttribute: 'entryUUID' },
  filter: '(&(objectClass=inetOrgPerson)(!(employeeType=guest)))',
};

describe('signing in with the password of a directory', () => {
  let directory: DirectoryServer;
  let hall: ServiceHall;
  let admin: Caller;
  let settings: Record<string, unknown>;

  beforeAll(async () => {
    const people = [person('staff'), person('dean'), person('admin'), person('elsewhere')];
    const odd = [person('guest', { employeeType: 'guest' }), person('twin', { uid: ['twin', 'network'] })];
    const nameless = { uid: 'card', name: '无', unit: 'info' };
    directory = await startDirectoryServer(campusLdif([...people, ...odd, person('network'), nameless]));
    hall = await startServiceHall('pglite', {}, ['seal-use']);
    admin = await hall.as('admin');
    const { certificate, address } = directory;
    settings = {
      ...{ name: { zh: '校园账号', en: 'Campus account' }, enabled: true, clientId: '', scopes: [], address },
      ...{ usernameAttribute: 'uid', secret: DIRECTORY_READER.password, ldap: { ...ldap, certificate } },
    };
    for (const [key, own] of [
      ['campus', {}],
      ['secure', { address: directory.secureAddress, ldap: { ...ldap, certificate, startTls: false } }],
      ['distrusted', { ldap: { ...ldap, certificate: null } }],
    ] as const) {
      const answer = await admin.post('/api/admin/identity-providers', { ...settings, ...own, key, kind: 'ldap' });
      expect(answer.status, answer.text).toBe(201);
      expect(answer.text).not.toContain(DIRECTORY_READER.password);
    }
  });
  afterAll(async () => {
    await hall?.close();
    await directory?.close();
  });

  const signIn = async (username: string, password = PASSWORD, key = 'campus') => {
    const answer = await hall.nobody.post(`/api/auth/providers/${key}/password`, { username, password });
    return { ...answer, verdict: [answer.status, answer.body.code ?? answer.body.user?.username] };
  };
  const ofProvider = async (key: string) =>
    (await admin.get('/api/admin/identity-providers')).body.items.find((row: { key: string }) => row.key === key);
  const asked = (what: string) => directory.log.filter((line) => line.includes(what));

  it('opens a session, over StartTLS and over TLS', async () => {
    for (const key of ['campus', 'secure']) {
      const { verdict, body, headers } = await signIn('staff', PASSWORD, key);
      expect(verdict).toEqual([200, 'staff']);
      expect(String(headers['set-cookie'])).toContain('HttpOnly');
      const me = await hall.nobody.get('/api/me', { authorization: `Bearer ${body.accessToken}` });
      expect(me.body.username).toBe('staff');
    }
    expect(asked('TLS established').length).toBeGreaterThanOrEqual(2);
    expect((await ofProvider('campus')).linkedAccounts).toBe(1);
  });

  it('says nothing to a server whose certificate is of an unknown authority', async () => {
    const before = asked(`BIND dn="${DIRECTORY_READER.dn}"`).length;
    expect((await signIn('staff', PASSWORD, 'distrusted')).verdict).toEqual([503, 'provider-unavailable']);
    expect(asked(`BIND dn="${DIRECTORY_READER.dn}"`)).toHaveLength(before);
  });

  it('answers a wrong password and a name that there is not alike, after the same work', async () => {
    const workFor = async (username: string) => {
      const before = asked('BIND dn=').length;
      const { verdict, body } = await signIn(username, 'wrong');
      return { verdict, detail: body.detail, binds: asked('BIND dn=').length - before };
    };
    const [known, unknown] = [await workFor('staff'), await workFor('no-such-person')];
    expect(known).toEqual(unknown);
    expect([known.verdict, known.binds > 1]).toEqual([UNKNOWN, true]);
    for (const username of ['guest', 'network', 'card']) expect((await signIn(username)).verdict).toEqual(UNKNOWN);
    const entry = await hall.database.prisma.auditEntry.findFirst({
      where: { action: 'provider-sign-in-failed' },
      orderBy: { id: 'desc' },
    });
    expect(entry?.detail).toEqual({ provider: 'campus', problem: 'invalid-credentials' });
  });

  it('takes no empty password: the directory would call that fine', async () => {
    expect((await signIn('staff', '')).verdict).toEqual([400, 'invalid-request']);
  });

  it.each(['*', 'sta*', 'staff)(uid=*', '*)(|(uid=*', 'staff)(|(password=*))', '\\73taff', 'staff\\00'])(
    'looks for %j and nothing else',
    async (username) => {
      expect((await signIn(username)).verdict).toEqual(UNKNOWN);
    },
  );

  it('knows whoever is nobody here, links no account with permissions and stays with the first identity', async () => {
    for (const username of ['elsewhere', 'admin']) {
      expect((await signIn(username)).verdict).toEqual([403, 'account-unknown']);
    }
    await signIn('dean');
    await hall.database.prisma.user.update({ where: { username: 'dean' }, data: { status: 'CLOSED' } });
    expect((await signIn('dean')).verdict).toEqual([403, 'account-unknown']);
  });

  it('takes JSON only, so that no form of another site signs anybody in', async () => {
    const answer = await hall.app.inject({
      ...{ method: 'POST', url: '/api/auth/providers/campus/password', payload: `username=staff&password=x` },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.statusCode).toBe(415);
  });

  it('is no way that browsers are sent, and the others take no passwords', async () => {
    expect((await hall.nobody.get('/api/auth/providers/campus/start')).status).toBe(404);
    const cas = { ...settings, key: 'cas', kind: 'cas', address: 'http://127.0.0.1:9', ldap: undefined };
    expect((await admin.post('/api/admin/identity-providers', cas)).status).toBe(201);
    expect((await signIn('staff', PASSWORD, 'cas')).verdict).toEqual([404, 'not-found']);
    expect((await signIn('staff', PASSWORD, 'none')).verdict).toEqual([404, 'not-found']);
  });

  it('tells administrators whether people are found', async () => {
    const check = async (key: string) =>
      (await admin.post(`/api/admin/identity-providers/${(await ofProvider(key)).id}/check`)).body;
    expect(await check('campus')).toMatchObject({ ok: true, detail: { en: 'Connected; people are found.' } });
    expect(await check('distrusted')).toMatchObject({ ok: false });
  });

  it('refuses settings that cannot be, and keeps the secret from other addresses', async () => {
    const { certificate } = directory;
    for (const [own, field] of [
      [{ address: 'https://ldap.example' }, 'address'],
      [{ ldap: { ...ldap, certificate, filter: '(uid=x' } }, 'filter'],
      [{ ldap: undefined }, 'ldap'],
      [{ address: 'ldaps://127.0.0.1' }, 'startTls'],
    ] as const) {
      const answer = await admin.post('/api/admin/identity-providers', { ...settings, ...own, key: 'x', kind: 'ldap' });
      expect([answer.body.code, answer.body.params?.field ?? field]).toEqual(['provider-incomplete', field]);
    }
    const { id, version } = await ofProvider('campus');
    const { secret: _secret, ...others } = settings;
    const moved = { ...others, address: 'ldap://evil.example', version };
    expect((await admin.put(`/api/admin/identity-providers/${id}`, moved)).body.code).toBe('provider-incomplete');
  });

  it('counts attempts by name', async () => {
    const strict = await createTestApp({ env: { FLOWHALL_SIGN_IN_LIMIT: '2' } });
    const payload = { username: 'staff', password: 'wrong' };
    const attempt = () => strict.app.inject({ method: 'POST', url: '/api/auth/providers/campus/password', payload });
    try {
      const answers = [await attempt(), await attempt(), await attempt()];
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 429]);
    } finally {
      await strict.close();
    }
  });
});
