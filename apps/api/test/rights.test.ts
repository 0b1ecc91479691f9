import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard, PERSON } from './applications.ts';
import { type Caller, createCaller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const EVERYWHERE = { departmentIds: [], itemKeys: [] };
const DAY = 86_400_000;

describe('roles, sessions, tokens and the audit log', () => {
  let hall: ServiceHall;
  let admin: Caller;
  let staff: Caller;
  let student: Caller;

  const roles = async () => (await admin.get('/api/admin/roles')).body.items;
  const roleId = async (key: string) => (await roles()).find((one: { key: string }) => one.key === key).id;
  const audit = async (query: string) => (await admin.get(`/api/admin/audit?${query}`)).body.items;
  const permissions = async (caller: Caller) => (await caller.get('/api/me')).body.permissions;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    admin = await hall.as('admin');
    staff = await hall.as('staff');
    student = await hall.as('student');
  });
  afterAll(() => hall?.close());

  describe('roles', () => {
    it('are made of what their maker holds, changed and removed', async () => {
      const body = { key: 'desk', name: { zh: '服务台', en: 'Service desk' }, permissions: ['instances.read-all'] };
      const made = await admin.post('/api/admin/roles', body);
      expect([made.status, made.body]).toMatchObject([201, { key: 'desk', people: 0, grantable: true }]);
      expect((await admin.post('/api/admin/roles', body)).body.code).toBe('role-exists');
      const changed = await admin.put(`/api/admin/roles/${made.body.id}`, {
        name: body.name,
        permissions: ['audit.read'],
      });
      expect(changed.body.permissions).toEqual(['audit.read']);
      const [entry] = await audit('action=role-changed');
      expect(entry).toMatchObject({ subject: 'desk', detail: { added: 'audit.read', taken: 'instances.read-all' } });
      expect((await admin.delete(`/api/admin/roles/${made.body.id}`)).status).toBe(204);
      expect((await admin.delete(`/api/admin/roles/${made.body.id}`)).status).toBe(404);
      expect((await admin.delete(`/api/admin/roles/${await roleId('designer')}`)).body.code).toBe('role-in-use');
      expect((await admin.post('/api/admin/roles', { ...body, permissions: ['everything'] })).status).toBe(400);
    });

    it('are given for some departments and services, count at once, and are taken', async () => {
      const library = await hall.database.prisma.department.findUniqueOrThrow({ where: { key: 'library' } });
      const url = `/api/admin/users/${staff.id}/roles/${await roleId('editor')}`;
      expect(await permissions(staff)).toEqual([]);
      const given = await admin.put(url, { departmentIds: [], itemKeys: ['leave-request'] });
      expect(given.body).toMatchObject({
        items: [{ key: 'leave-request', name: { zh: '请假申请' } }],
        changeable: true,
      });
      await expect.poll(() => permissions(staff)).toEqual(['definitions.edit']);
      const rights = (await admin.get(`/api/admin/users/${staff.id}/rights`)).body;
      expect(rights.rights).toMatchObject([{ permission: 'definitions.edit', by: [{ without: false }] }]);
      const { body } = await admin.get(`/api/admin/grants?userId=${staff.id}`);
      expect(body.items.map((one: { role: { name: { en: string } } }) => one.role.name.en)).toContain('Service editor');
      await admin.put(url, { departmentIds: [library.id], itemKeys: [] });
      await expect.poll(() => permissions(staff)).toEqual([]);
      expect((await admin.get(`/api/admin/users/${staff.id}/rights`)).body.rights[0].by[0].without).toBe(true);
      expect((await admin.put(url, { departmentIds: [randomUUID()], itemKeys: [] })).status).toBe(404);
      expect((await admin.delete(url)).status).toBe(204);
      expect((await admin.delete(url)).status).toBe(404);
      expect((await audit(`action=role-taken&subject=${staff.id}`)).length).toBe(1);
    });

    it('are never given by whoever does not hold what they permit', async () => {
      const { prisma } = hall.database;
      const clerk = await prisma.role.create({
        data: { key: 'clerk', name: '角色管理员', nameEn: 'Clerk', permissions: ['roles.manage', 'audit.read'] },
      });
      await admin.put(`/api/admin/users/${student.id}/roles/${clerk.id}`, EVERYWHERE);
      await expect.poll(() => permissions(student)).toEqual(['roles.manage', 'audit.read']);
      const adminRole = await roleId('admin');
      const grant = (role: string, who = student.id) =>
        student.put(`/api/admin/users/${who}/roles/${role}`, EVERYWHERE);
      expect((await grant(adminRole)).status).toBe(403);
      expect((await grant(await roleId('editor'), staff.id)).status).toBe(403);
      expect((await student.delete(`/api/admin/users/${admin.id}/roles/${adminRole}`)).status).toBe(403);
      const more = { name: { zh: '管', en: 'C' }, permissions: ['roles.manage', 'audit.read', 'org.manage'] };
      expect((await student.put(`/api/admin/roles/${clerk.id}`, more)).status).toBe(403);
      const less = { name: { zh: '管', en: 'C' }, permissions: [] };
      expect((await student.put(`/api/admin/roles/${adminRole}`, less)).status).toBe(403);
      expect((await student.post('/api/admin/roles', { key: 'boss', ...more })).status).toBe(403);
      // What they hold they may hand on.
      expect((await grant(clerk.id, staff.id)).status).toBe(200);
      await admin.delete(`/api/admin/users/${staff.id}/roles/${clerk.id}`);
      await admin.delete(`/api/admin/users/${student.id}/roles/${clerk.id}`);
    });

    it('leave at least one administrator', async () => {
      const role = await roleId('admin');
      const url = `/api/admin/users/${admin.id}/roles/${role}`;
      expect((await admin.delete(url)).body.code).toBe('last-administrator');
      expect((await admin.put(url, { departmentIds: [], itemKeys: ['seal-use'] })).body.code).toBe(
        'last-administrator',
      );
      const { name, permissions: held } = (await roles()).find((one: { id: string }) => one.id === role);
      const without = held.filter((one: string) => one !== 'roles.manage');
      const changed = await admin.put(`/api/admin/roles/${role}`, { name, permissions: without });
      expect(changed.body.code).toBe('last-administrator');
      expect(await permissions(admin)).toContain('roles.manage');

      const clerk = await hall.database.prisma.role.create({
        data: { key: 'registry', name: '人事', nameEn: 'Registry', permissions: ['org.manage'] },
      });
      await admin.put(`/api/admin/users/${student.id}/roles/${clerk.id}`, EVERYWHERE);
      await expect.poll(() => permissions(student)).toEqual(['org.manage']);
      const { body } = await student.get(`/api/admin/organisation/people/${admin.id}`);
      const closed = await student.post(`/api/admin/organisation/people/${admin.id}/close`, { version: body.version });
      expect(closed.body.code).toBe('last-administrator');
      await admin.delete(`/api/admin/users/${student.id}/roles/${clerk.id}`);
    });
  });

  describe('sessions', () => {
    const signIn = async (username: string) => {
      const answer = await hall.app.inject({
        method: 'POST',
        url: '/api/auth/login',
        payload: { username, password: 'flowhall' },
        headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36' },
      });
      const { accessToken, user } = answer.json();
      const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
      return { caller: createCaller(hall.app, user.id, { authorization: `Bearer ${accessToken}` }), cookies };
    };
    const refresh = (cookies: Record<string, string>) =>
      hall.app.inject({ method: 'POST', url: '/api/auth/refresh', cookies });

    it('are listed with their devices, and ended one by one or all but the present one', async () => {
      const one = await signIn('library-head');
      const other = await signIn('library-head');
      const { items } = (await one.caller.get('/api/me/sessions')).body;
      expect(items).toHaveLength(2);
      expect(items[0]).toMatchObject({ device: { browser: 'Chrome', system: 'Windows' }, provider: null });
      expect(items.filter((row: { current: boolean }) => row.current)).toHaveLength(1);
      const theirs = items.find((row: { current: boolean }) => !row.current);
      expect((await staff.delete(`/api/me/sessions/${theirs.id}`)).status).toBe(404);
      expect((await one.caller.delete(`/api/me/sessions/${theirs.id}`)).status).toBe(204);
      // Its refresh is refused at once, its access token as soon as the server has heard.
      expect((await refresh(other.cookies)).statusCode).toBe(401);
      await expect.poll(async () => (await other.caller.get('/api/me')).status).toBe(401);
      expect((await one.caller.get('/api/me')).status).toBe(200);
      await signIn('library-head');
      expect((await one.caller.post('/api/me/sessions/end-others')).body).toEqual({ ended: 1 });
      expect((await one.caller.get('/api/me/sessions')).body.items).toHaveLength(1);
    });

    it('of others are ended by administrators, which is recorded', async () => {
      const { caller, cookies } = await signIn('network');
      const url = `/api/admin/users/${caller.id}/sessions`;
      const [{ id }] = (await admin.get(url)).body.items;
      expect((await admin.delete(`${url.replace(caller.id, staff.id)}/${id}`)).status).toBe(404);
      expect((await admin.delete(`${url}/${id}`)).status).toBe(204);
      expect((await refresh(cookies)).statusCode).toBe(401);
      expect(await audit(`action=session-revoked&actor=${admin.id}`)).toMatchObject([{ subject: caller.id }]);
      expect((await admin.get(`/api/admin/users/${randomUUID()}/sessions`)).status).toBe(404);
    });
  });

  describe('personal tokens', () => {
    const create = (caller: Caller, scopes: string[], days = 30) => {
      const expiresAt = new Date(hall.now().getTime() + days * DAY).toISOString();
      return caller.post('/api/me/tokens', { name: '日程同步', scopes, expiresAt });
    };
    const withToken = (token: string) => createCaller(hall.app, '', { authorization: `Bearer ${token}` });

    it('act as their owner within their scopes, and never on the account', async () => {
      const made = await create(staff, ['self']);
      expect(made.status).toBe(201);
      const program = withToken(made.body.token);
      expect((await program.get('/api/tasks')).status).toBe(200);
      expect((await program.get('/api/me')).body.id).toBe(staff.id);
      for (const url of ['/api/me/sessions', '/api/me/tokens', '/api/me/account'])
        expect([url, (await program.get(url)).status]).toEqual([url, 403]);
      expect((await program.patch('/api/me', { locale: 'en' })).status).toBe(403);
      expect((await create(program, ['self'])).status).toBe(403);
      const { items } = (await staff.get('/api/me/tokens')).body;
      expect(items).toMatchObject([{ name: '日程同步', scopes: ['self'] }]);
      expect(items[0].lastUsedAt).not.toBeNull();
      expect(JSON.stringify(items)).not.toContain(made.body.token.slice(-20));
      expect((await student.delete(`/api/me/tokens/${made.body.id}`)).status).toBe(404);
      // Administrators list those of programs.
      expect(JSON.stringify((await admin.get('/api/admin/api-tokens')).body)).not.toContain(made.body.id);
      expect((await admin.delete(`/api/admin/api-tokens/${made.body.id}`)).status).toBe(404);
      expect((await staff.delete(`/api/me/tokens/${made.body.id}`)).status).toBe(204);
      expect((await program.get('/api/tasks')).status).toBe(401);
    });

    it('hold no more than their owner does, then and now', async () => {
      expect((await create(staff, ['audit.read'])).status).toBe(403);
      expect((await create(admin, ['roles.manage'])).status).toBe(403);
      expect((await create(admin, ['audit.read'], 400)).status).toBe(400);
      expect((await create(admin, ['root'])).status).toBe(400);
      const { prisma } = hall.database;
      const role = await prisma.role.create({
        data: { key: 'reader', name: '审计员', nameEn: 'Auditor', permissions: ['audit.read'] },
      });
      const grant = `/api/admin/users/${student.id}/roles/${role.id}`;
      await admin.put(grant, EVERYWHERE);
      await expect.poll(() => permissions(student)).toContain('audit.read');
      const program = withToken((await create(student, ['audit.read'])).body.token);
      expect((await program.get('/api/admin/audit')).status).toBe(200);
      expect((await program.get('/api/tasks')).status).toBe(403);
      await admin.delete(grant);
      expect((await program.get('/api/admin/audit')).status).toBe(403);
      await prisma.user.update({ where: { id: student.id }, data: { status: 'CLOSED' } });
      expect((await program.get('/api/admin/audit')).status).toBe(401);
      await prisma.user.update({ where: { id: student.id }, data: { status: 'ACTIVE' } });
    });

    it('expire, and are twenty at most', async () => {
      const short = await create(staff, ['self'], 1);
      for (let left = 19; left > 0; left -= 1) await create(staff, ['self']);
      expect((await create(staff, ['self'])).body.code).toBe('too-many-tokens');
      hall.advance(2 * DAY);
      expect((await withToken(short.body.token).get('/api/tasks')).status).toBe(401);
      expect((await create(staff, ['self'])).status).toBe(201);
      hall.advance(-2 * DAY);
    });
  });

  describe('the audit log', () => {
    it('records refused attempts on what needs a permission, once a minute', async () => {
      for (let tries = 3; tries > 0; tries -= 1) expect((await staff.get('/api/admin/roles')).status).toBe(403);
      const found = await audit(`action=access-refused&actor=${staff.id}`);
      expect(found).toMatchObject([{ subject: 'GET /api/admin/roles', address: '127.0.0.1' }]);
    });

    it('is searched by what, whom, when and from where, and paged', async () => {
      expect((await staff.get('/api/admin/audit')).status).toBe(403);
      const all = await audit('action=sign-in&limit=100');
      expect(all.length).toBeGreaterThan(3);
      const first = (await admin.get('/api/admin/audit?action=sign-in&limit=2')).body;
      const second = (await admin.get(`/api/admin/audit?action=sign-in&limit=2&cursor=${first.nextCursor}`)).body;
      expect([...first.items, ...second.items]).toEqual(all.slice(0, 4));
      expect((await audit(`actor=${admin.id}&action=sign-in`)).length).toBe(1);
      expect((await audit('address=10.')).length).toBe(0);
      expect((await audit('address=127.')).length).toBeGreaterThan(0);
      expect((await audit('from=2001-01-01&to=2001-01-02')).length).toBe(0);
      expect((await audit('subject=%25')).length).toBe(0);
      expect((await admin.get('/api/admin/audit?cursor=x')).body.code).toBe('invalid-cursor');
      const sheet = await admin.download('/api/admin/audit/export?action=sign-in');
      expect([sheet.status, Buffer.from(sheet.bytes).subarray(0, 2).toString()]).toEqual([200, 'PK']);
    });

    it('shows whoever looks after one service what concerns that one', async () => {
      const { prisma } = hall.database;
      const role = await prisma.role.findUniqueOrThrow({ where: { key: 'reader' } });
      const put = await admin.put(`/api/admin/users/${staff.id}/roles/${role.id}`, {
        departmentIds: [],
        itemKeys: ['leave-request'],
      });
      expect(put.status).toBe(200);
      await expect.poll(async () => (await staff.get('/api/admin/audit')).status).toBe(200);
      const { items } = (await staff.get('/api/admin/audit?limit=100')).body;
      expect(new Set(items.map((one: { subject: string }) => one.subject))).toEqual(new Set(['leave-request']));
      await admin.delete(`/api/admin/users/${staff.id}/roles/${role.id}`);
    });
  });

  describe('numbers that are shown masked', () => {
    it('are shown in full to whoever has a task, which is recorded', async () => {
      const { body } = await applyForCard(hall);
      const leader = await hall.as('leader');
      const ask = (caller: Caller, field: string) => caller.post(`/api/instances/${body.id}/clear-values`, { field });
      expect((await ask(leader, '/persons/0/phone')).body).toEqual({ value: PERSON.phone });
      expect((await ask(admin, '/persons/0/idNumber')).body).toEqual({ value: PERSON.idNumber });
      const found = await audit('action=clear-value-shown');
      expect(found).toHaveLength(2);
      expect(found[1]).toMatchObject({
        ...{ actor: { id: leader.id }, subject: body.id, subjectName: body.number, instanceId: body.id },
        detail: { field: '/persons/0/phone', number: body.number },
      });
      expect(JSON.stringify(found)).not.toContain(PERSON.phone);
      expect((await ask(student, '/persons/0/phone')).status).toBe(404);
      for (const field of ['/persons/0/name', '/persons/9/phone', '/persons', '/reason', '/persons/0/phone/0', '/x'])
        expect([field, (await ask(leader, field)).status]).toEqual([field, 404]);
      expect((await ask(leader, 'persons')).status).toBe(400);
      expect((await agree(leader, body.id)).status).toBe(200);
    });
  });
});
