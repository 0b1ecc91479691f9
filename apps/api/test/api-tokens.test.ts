import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const DAY = 86_400_000;
const URL = '/api/admin/api-tokens';

describe('tokens for programs', () => {
  let hall: ServiceHall;
  let admin: Caller;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    admin = await hall.as('admin');
  });
  afterAll(() => hall?.close());

  const wish = (more: object = {}) => ({
    ...{ name: 'Card machine', permissions: ['external-tasks.work'], topics: ['cards'] },
    expiresAt: new Date(hall.now().getTime() + 30 * DAY).toISOString(),
    ...more,
  });
  const work = (token: string) =>
    hall.nobody.post(
      '/api/external-tasks/fetch-and-lock',
      { workerId: 'w', topics: [{ topic: 'cards', lockDuration: 1000 }], maxTasks: 1 },
      { authorization: `Bearer ${token}` },
    );
  const create = async (more: object = {}) => (await admin.post(URL, wish(more))).body;

  it('are shown once and kept as a hash; creating and revoking is recorded', async () => {
    const { token, ...view } = await create();
    expect(token).toMatch(/^fhp_[0-9a-f]{32}_[\w-]{43}$/);
    expect(view).toMatchObject({
      name: 'Card machine',
      createdBy: expect.any(String),
      lastUsedAt: null,
      revokedAt: null,
    });
    const { items } = (await admin.get(URL)).body;
    expect(items[0]).toEqual(view);
    const rows = await hall.database.prisma.$queryRaw`
      SELECT (SELECT string_agg(t::text, '') FROM "ApiToken" t) || (SELECT string_agg(a::text, '') FROM "AuditEntry" a)
        AS "all"`;
    expect(JSON.stringify(rows)).not.toContain(token.slice(-43));

    expect((await work(token)).status).toBe(200);
    expect((await admin.get(URL)).body.items[0].lastUsedAt).toEqual(expect.any(String));
    expect((await admin.delete(`${URL}/${view.id}`)).status).toBe(204);
    expect((await work(token)).status).toBe(401);
    expect((await admin.delete(`${URL}/${view.id}`)).status).toBe(404);
    const audit = await hall.database.prisma.auditEntry.findMany({
      where: { subject: view.id },
      orderBy: { at: 'asc' },
    });
    expect(audit.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['api-token-created', admin.id],
      ['api-token-revoked', admin.id],
    ]);
  });

  it('end on their day', async () => {
    const { token } = await create({ expiresAt: new Date(hall.now().getTime() + DAY).toISOString() });
    expect((await work(token)).status).toBe(200);
    hall.advance(2 * DAY);
    const late = (await hall.as('admin')).id;
    expect(late).toBe(admin.id);
    expect((await work(token)).status).toBe(401);
    hall.advance(-2 * DAY);
  });

  it('allow nothing but their permissions', async () => {
    const { token } = await create({ permissions: ['audit.read'] });
    const headers = { authorization: `Bearer ${token}` };
    expect((await work(token)).status).toBe(403);
    for (const path of ['/api/me', '/api/tasks', '/api/instances', URL]) {
      expect([path, (await hall.nobody.get(path, headers)).status]).toEqual([path, 403]);
    }
  });

  it.each(['fhp_', 'fhp_x_y', `fhp_${'0'.repeat(32)}_${'A'.repeat(43)}`])(
    'that are none (%s) are refused',
    async (text) => {
      expect((await work(text)).status).toBe(401);
    },
  );

  it('with another secret are refused', async () => {
    const { token } = await create();
    const other = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    expect((await work(other)).status).toBe(401);
  });

  it('cannot hand on what their creator may not do, nor make others', async () => {
    expect((await admin.post(URL, wish({ permissions: ['api-tokens.manage'] }))).status).toBe(403);
    const id = (await hall.database.prisma.role.findUniqueOrThrow({ where: { key: 'admin' } })).id;
    const role = { where: { id } };
    const { permissions } = await hall.database.prisma.role.findUniqueOrThrow(role);
    const fewer = permissions.filter((name) => name !== 'audit.read');
    await hall.database.prisma.role.update({ ...role, data: { permissions: fewer } });
    hall.advance(11_000);
    // The permissions of a session are remembered for some seconds of real time: another one asks anew.
    const anew = await hall.nobody.post('/api/auth/login', { username: 'admin', password: 'flowhall' });
    const headers = { authorization: `Bearer ${anew.body.accessToken}` };
    expect((await hall.nobody.post(URL, wish({ permissions: ['audit.read'] }), headers)).status).toBe(403);
    expect((await hall.nobody.post(URL, wish(), headers)).status).toBe(201);
  });

  it.each([
    [{ name: ' ' }, '/name'],
    [{ permissions: [] }, '/permissions'],
    [{ permissions: ['everything'] }, '/permissions/0'],
    [{ topics: ['a b'] }, '/topics/0'],
    [{ topics: ['*a'] }, '/topics/0'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt'],
    [{ expiresAt: '2099-01-01T00:00:00Z' }, '/expiresAt'],
    [{ expiresAt: 'soon' }, '/expiresAt'],
  ])('cannot be made with %j', async (more, pointer) => {
    const { status, body } = await admin.post(URL, wish(more));
    expect([status, body.errors?.[0]?.pointer]).toEqual([400, pointer]);
  });

  it('are managed by nobody else', async () => {
    const staff = await hall.as('staff');
    const { id } = await create();
    for (const [who, status] of [
      [hall.nobody, 401],
      [staff, 403],
    ] as const) {
      expect((await who.get(URL)).status).toBe(status);
      expect((await who.post(URL, wish())).status).toBe(status);
      expect((await who.delete(`${URL}/${id}`)).status).toBe(status);
    }
    expect((await admin.delete(`${URL}/nonsense`)).status).toBe(400);
  });
});
