import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

interface Narrowed {
  readonly permissions: string[];
  readonly departments?: string[];
  readonly items?: string[];
}

describe('grants for some departments or services', () => {
  let hall: ServiceHall;
  let library: string;
  let university: string;
  let leave: string;
  let card: string;
  /** Has no role of an administrator. */
  let staff: Caller;

  /** Gives `staff` one narrowed grant instead of what they had. */
  async function grant({ permissions, departments = [], items = [] }: Narrowed): Promise<void> {
    const { prisma } = hall.database;
    await prisma.role.deleteMany({ where: { key: 'narrowed' } });
    const role = await prisma.role.create({ data: { key: 'narrowed', name: '限定', nameEn: 'Narrowed', permissions } });
    await prisma.userRole.create({
      data: { userId: staff.id, roleId: role.id, departmentIds: departments, itemKeys: items },
    });
    // Whoever has signed in is asked again after some seconds.
    await hall.app.database.prisma
      .$executeRaw`SELECT pg_notify('flowhall_session_ended', s."id"::text) FROM "Session" s`;
    // The notification arrives on a connection of its own.
    await expect.poll(async () => (await staff.get('/api/me')).status).toBe(200);
  }
  const all = async () => {
    const { body, status } = await staff.get('/api/instances?scope=all&limit=100');
    return status === 200 ? body.items.map((one: { id: string }) => one.id) : status;
  };

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    staff = await hall.as('staff');
    const { prisma } = hall.database;
    const department = async (key: string) => (await prisma.department.findUniqueOrThrow({ where: { key } })).id;
    university = (await prisma.department.findFirstOrThrow({ where: { parentId: null } })).id;
    card = (await applyForCard(hall)).body.id;
    const student = await hall.as('library-head');
    const days = { startDate: '2027-03-01', endDate: '2027-03-01', days: 1 };
    const form = { ...days, leaveType: 'personal', reason: '家中有事', contactPhone: '13911112222' };
    const sent = await student.post('/api/instances', { itemKey: 'leave-request', form });
    leave = sent.body.id;
    const place = await prisma.instance.findUnique({ where: { id: leave } });
    library = place?.departmentId ?? (await department('library'));
  });
  afterAll(() => hall?.close());

  it('is refused all of them without any', async () => {
    expect(await all()).toBe(403);
    expect((await staff.get(`/api/instances/${card}`)).status).toBe(404);
  });

  it('lists and opens what is of one service, and nothing else', async () => {
    await grant({ permissions: ['instances.read-all'], items: ['temporary-card'] });
    expect(await all()).toEqual([card]);
    expect((await staff.get(`/api/instances/${card}`)).status).toBe(200);
    for (const part of ['', '/history', '/diagram', '/forecast', '/comments', '/sheet'])
      expect([part, (await staff.get(`/api/instances/${leave}${part}`)).status]).toEqual([part, 404]);
    const sheet = await staff.get('/api/instances/export?scope=all');
    expect(sheet.status).toBe(200);
    expect((await staff.get('/api/me')).body.permissions).toEqual(['instances.read-all']);
  });

  it('counts what is below a department as of it', async () => {
    await grant({ permissions: ['instances.read-all'], departments: [library] });
    expect(await all()).toEqual([leave]);
    await grant({ permissions: ['instances.read-all'], departments: [university] });
    expect((await all()).sort()).toEqual([card, leave].sort());
    await grant({ permissions: ['instances.read-all'], departments: [library], items: ['temporary-card'] });
    expect(await all()).toEqual([]);
  });

  it('operates within its scope only', async () => {
    await grant({ permissions: ['instances.operate'], items: ['leave-request'] });
    const end = (id: string) => staff.post(`/api/instances/${id}/terminate`, { reason: '误报' });
    expect((await end(card)).status).toBe(404);
    expect((await staff.get('/api/incidents')).status).toBe(200);
    expect((await end(leave)).status).toBe(200);
    expect((await agree(await hall.as('leader'), card)).status).toBe(200);
  });

  it('gives nothing that cannot be narrowed like this', async () => {
    await grant({ permissions: ['org.manage', 'roles.manage', 'definitions.edit'], departments: [library] });
    expect((await staff.get('/api/me')).body.permissions).toEqual([]);
    for (const url of ['/api/admin/calendar', '/api/studio/items', '/api/definitions'])
      expect([url, (await staff.get(url)).status]).toEqual([url, 403]);
  });

  it('edits and deploys its services in the studio', async () => {
    await grant({ permissions: ['definitions.edit', 'definitions.deploy'], items: ['seal-use'] });
    const { body } = await staff.get('/api/studio/items');
    expect(body.items.map((one: { key: string }) => one.key)).toEqual(['seal-use']);
    const versions = await staff.get('/api/definitions');
    expect(new Set(versions.body.items.map((one: { itemKey: string }) => one.itemKey))).toEqual(new Set(['seal-use']));
    const mine = await staff.post('/api/studio/drafts', { itemKey: 'seal-use' });
    expect(mine.status).toBe(201);
    expect(mine.body.abilities).toEqual({ edit: true, deploy: true, migrate: false });
    expect((await staff.post('/api/studio/drafts', { itemKey: 'leave-request' })).status).toBe(403);
    const designer = await hall.as('designer');
    const other = await designer.post('/api/studio/drafts', { itemKey: 'leave-request' });
    expect(other.status).toBe(201);
    const draft = `/api/studio/drafts/${other.body.id}`;
    for (const part of ['', '/export', '/effect', '/file?path=item.yaml', '/try-out-form'])
      expect([part, (await staff.get(draft + part)).status]).toEqual([part, 404]);
    for (const part of ['/validate', '/scenarios', '/lock'])
      expect([part, (await staff.post(draft + part)).status]).toEqual([part, 404]);
    expect((await staff.delete(draft)).status).toBe(404);
    const { id } = await hall.database.prisma.definition.findFirstOrThrow({ where: { itemKey: 'leave-request' } });
    for (const url of [
      `/api/definitions/${id}`,
      `/api/studio/versions/${id}/files`,
      '/api/definitions/leave-request/versions',
    ])
      expect([url, (await staff.get(url)).status]).toEqual([url, 404]);
    const activate = await staff.post('/api/definitions/leave-request/versions/1/activate', { reason: '试' });
    expect(activate.status).toBe(404);
  });

  it('starts a service for whose audience one is not', async () => {
    const keys = async () => (await staff.get('/api/items')).body.items.map((one: { key: string }) => one.key);
    await grant({ permissions: [] });
    expect(await keys()).not.toContain('temporary-card');
    await grant({ permissions: ['items.start'], items: ['temporary-card'] });
    expect(await keys()).toContain('temporary-card');
    expect((await staff.get('/api/items/temporary-card')).status).toBe(200);
  });
});
