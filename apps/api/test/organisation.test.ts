import { randomUUID } from 'node:crypto';
import { api, type Operation } from '@flowhall/contracts';
import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard } from './applications.ts';
import { type Answer, type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const BASE = '/api/admin/organisation';
const verdict = ({ status, body }: Answer) => [status, body?.code];
const zh = (name: string) => ({ zh: name, en: '' });
interface Row {
  id: string;
  key: string;
  username: string;
  name: { zh: string };
}

describe.each(DATABASE_KINDS)('managing the organisation on %s', (kind) => {
  let hall: ServiceHall;
  let admin: Caller;
  let staff: Caller;
  let ids: Record<string, string>;

  beforeAll(async () => {
    hall = await startServiceHall(kind);
    admin = await hall.as('admin');
    staff = await hall.as('staff');
    const rows: Row[] = (await admin.get('/api/org/tree')).body.departments;
    ids = Object.fromEntries(rows.map(({ id, key }) => [key, id]));
  });
  afterAll(() => hall?.close());

  const unit = async (id: string) => (await admin.get(`${BASE}/units/${id}`)).body;
  const person = async (id: string) => (await admin.get(`${BASE}/people/${id}`)).body;
  const addUnit = async (key: string, parentId: string | null = ids.university ?? null) =>
    (await admin.post(`${BASE}/units`, { key, name: zh(`单位${key}`), parentId })).body;
  const addPerson = async (username: string, more: object = {}) =>
    (await admin.post(`${BASE}/people`, { username, name: `人员${username}`, memberships: [], ...more })).body;
  const audit = async (action: string) =>
    (await hall.database.prisma.auditEntry.findMany({ where: { action }, orderBy: { at: 'desc' } }))[0];

  it('adds units, renames and moves them, and refuses what is older', async () => {
    const made = await admin.post(`${BASE}/units`, { key: 'new-school', name: zh('新学院'), parentId: ids.university });
    expect([made.status, made.body.path.at(-1).name.zh, made.body.version]).toEqual([201, '示例大学', 1]);
    const { id } = made.body;
    const body = { version: 1, name: { zh: '新学院二', en: 'New School' }, parentId: ids['school-information'] };
    const changed = await admin.patch(`${BASE}/units/${id}`, body);
    expect(changed.body).toMatchObject({ name: { en: 'New School' }, version: 2 });
    expect(changed.body.path.map(({ name }: Row) => name.zh)).toEqual(['示例大学', '信息学院']);
    expect(verdict(await admin.patch(`${BASE}/units/${id}`, body))).toEqual([409, 'version-conflict']);
    expect(await audit('unit-changed')).toMatchObject({ subject: id, actorId: admin.id });
    const again = await admin.post(`${BASE}/units`, { key: 'New-School', name: zh('x'), parentId: null });
    expect([...verdict(again), again.body.errors[0].pointer]).toEqual([422, 'organisation-refused', '/key']);
  });

  it('lets no unit hang below itself', async () => {
    const school = await unit(ids['school-information'] ?? '');
    const below = await admin.patch(`${BASE}/units/${school.id}`, {
      version: school.version,
      parentId: ids['computer-science'],
    });
    expect(verdict(below)).toEqual([422, 'organisation-refused']);
    expect(below.body.title).toContain('不能隶属于自己');
    expect((await unit(school.id)).version).toBe(school.version);
  });

  it('shows the tree a level at a time, and finds units', async () => {
    const top: Row[] = (await admin.get(`${BASE}/units`)).body.items;
    expect(top).toMatchObject([{ key: 'university' }]);
    const below = (await admin.get(`${BASE}/units?parentId=${ids['network-centre']}`)).body.items;
    expect(below.map(({ key }: Row) => key)).toEqual(['card-centre', 'systems']);
    const found = (await admin.get(`${BASE}/units?q=${encodeURIComponent('校园卡')}`)).body.items;
    expect(found).toMatchObject([{ key: 'card-centre' }]);
    const picker = (await staff.get(`/api/org/children?showing=${ids['card-centre']}`)).body.departments;
    expect(picker.map(({ key }: Row) => key)).toEqual(expect.arrayContaining(['university', 'library', 'systems']));
    expect(picker.map(({ key }: Row) => key)).not.toContain('computer-science');
    const lazy = (await staff.get(`/api/org/children?parentId=${ids['network-centre']}`)).body.departments;
    expect(lazy).toMatchObject([{ key: 'card-centre', departments: 0 }, { key: 'systems' }]);
  });

  it('closes a unit only when it is empty or somebody takes what is in it', async () => {
    const [old, heir] = [await addUnit(`old-${kind}`), await addUnit(`heir-${kind}`)];
    const child = await addUnit(`child-${kind}`, old.id);
    const member = await addPerson(`member-${kind}`, {
      memberships: [
        { unitId: old.id, postKey: 'head', main: true },
        { unitId: old.id, postKey: 'officer', main: false },
      ],
    });
    const refused = await admin.post(`${BASE}/units/${old.id}/close`, { version: old.version });
    expect(verdict(refused)).toEqual([409, 'unit-needs-successor']);
    const { prisma } = hall.database;
    const instanceId = (await applyForCard(hall)).body.id;
    await prisma.instance.update({ where: { id: instanceId }, data: { departmentId: old.id } });
    const toChild = { version: old.version, successorId: child.id };
    expect(verdict(await admin.post(`${BASE}/units/${old.id}/close`, toChild))).toEqual([422, 'organisation-refused']);
    const closed = await admin.post(`${BASE}/units/${old.id}/close`, { version: old.version, successorId: heir.id });
    expect([closed.status, closed.body.closed]).toEqual([200, true]);
    expect((await unit(child.id)).path.at(-1).id).toBe(heir.id);
    expect((await person(member.id)).memberships).toMatchObject([
      { unitId: heir.id, postKey: null, main: true },
      { unitId: heir.id, postKey: 'officer', main: false },
    ]);
    expect((await prisma.instance.findUniqueOrThrow({ where: { id: instanceId } })).departmentId).toBe(heir.id);
    const tree: Row[] = (await admin.get('/api/org/tree')).body.departments;
    expect(tree.map(({ id }) => id)).not.toContain(old.id);
    const into = { version: heir.version, parentId: old.id };
    expect(verdict(await admin.patch(`${BASE}/units/${heir.id}`, into))).toEqual([422, 'organisation-refused']);
    const reopened = await admin.post(`${BASE}/units/${old.id}/reopen`, { version: closed.body.version });
    expect([reopened.status, reopened.body.closed, reopened.body.closedAt]).toEqual([200, false, null]);
  });

  it('names heads, whom the rules find', async () => {
    const made = await addUnit(`led-${kind}`);
    const set = (postKey: string, userIds: string[]) =>
      admin.put(`${BASE}/units/${made.id}/holders`, { postKey, userIds });
    const led = await set('head', [staff.id]);
    expect(led.body.heads).toMatchObject([{ id: staff.id }]);
    expect((await set('deputy-head', [staff.id])).body.deputies).toMatchObject([{ id: staff.id }]);
    expect((await set('head', [])).body.heads).toEqual([]);
    expect(verdict(await set('no-such-post', [staff.id]))).toEqual([422, 'organisation-refused']);
    expect(verdict(await set('head', [randomUUID()]))).toEqual([422, 'organisation-refused']);
  });

  it('adds people, finds them by name, pinyin, initials and number, and changes them', async () => {
    const username = `2026${kind === 'pglite' ? '01' : '02'}`;
    const memberships = [{ unitId: ids.library, postKey: 'officer', main: true }];
    const more = {
      name: '单雪阳',
      phone: '13800001234',
      email: 'oy@example.edu',
      validUntil: '2099-01-31',
      memberships,
    };
    const made = await admin.post(`${BASE}/people`, { username, ...more });
    expect([made.status, made.body.unit.zh, made.body.validUntil]).toEqual([201, '图书馆', '2099-01-31']);
    const found = async (q: string, base = '/api/org/users') =>
      (await staff.get(`${base}?q=${encodeURIComponent(q)}`)).body.items.map(({ id }: Row) => id);
    for (const q of ['单雪', '雪阳', 'shanxue', 'SXY', username, '单 sxy'])
      expect(await found(q), q).toContain(made.body.id);
    expect(await found('单雪峰')).toEqual([]);
    const managed = (await admin.get(`${BASE}/people?unitId=${ids.library}&post=officer&q=sxy`)).body;
    expect([managed.total, managed.items[0].username]).toEqual([1, username]);
    const visiting = (await admin.get(`${BASE}/people?state=visiting&unitId=${ids.university}&deep=true`)).body;
    expect(visiting.items.map(({ id }: Row) => id)).toEqual([made.body.id]);
    const { id, version } = made.body;
    const changed = await admin.patch(`${BASE}/people/${id}`, { version, name: '单雪丁', phone: null });
    expect(changed.body).toMatchObject({ name: '单雪丁', phone: null, email: 'oy@example.edu', version: version + 1 });
    expect(await found('sxd')).toContain(id);
    expect(verdict(await admin.patch(`${BASE}/people/${id}`, { version, name: 'x' }))).toEqual([
      409,
      'version-conflict',
    ]);
    expect(await audit('person-changed')).toMatchObject({ subject: id, detail: { fields: 'name phone' } });
    const wrong = {
      username: `${username}x`,
      name: 'x',
      memberships: [{ unitId: randomUUID(), postKey: 'z', main: true }],
    };
    const refused = await admin.post(`${BASE}/people`, wrong);
    expect([refused.status, refused.body.errors.length]).toEqual([422, 2]);
    expect(verdict(await admin.post(`${BASE}/people`, { ...wrong, username, memberships: [] }))).toEqual([
      422,
      'organisation-refused',
    ]);
  });

  it('closes nobody for whom work waits, then ends their sessions, and opens them again', async () => {
    const leaver = await hall.as('leader');
    const { id: instanceId } = (await applyForCard(hall)).body;
    const { version, openWork } = await person(leaver.id);
    expect(openWork).toBeGreaterThan(0);
    const close = () => admin.post(`${BASE}/people/${leaver.id}/close`, { version });
    expect(verdict(await close())).toEqual([409, 'person-has-work']);
    await admin.post('/api/hand-overs', { fromUserId: leaver.id, toUserId: staff.id });
    const closed = await close();
    expect([closed.status, closed.body.closed, closed.body.signIn.sessions]).toEqual([200, true, 0]);
    await hall.app.jobs.runDue();
    expect((await agree(staff, instanceId)).status).toBe(200);
    expect((await leaver.get('/api/me')).status).toBe(401);
    const history = (await admin.get(`/api/instances/${instanceId}/history`)).body.items;
    expect(JSON.stringify(history)).toContain('信息化负责领导');
    expect((await admin.get(`${BASE}/people?state=closed`)).body.items.map(({ id }: Row) => id)).toContain(leaver.id);
    const again = await admin.post(`${BASE}/people/${leaver.id}/reopen`, { version: closed.body.version });
    expect([again.status, again.body.closed, again.body.closedAt]).toEqual([200, false, null]);
    const own = await person(admin.id);
    expect(verdict(await admin.post(`${BASE}/people/${admin.id}/close`, { version: own.version }))).toEqual([
      422,
      'close-self',
    ]);
  });

  it('keeps names in the history as they were', async () => {
    const { id } = (await applyForCard(hall)).body;
    const director = await hall.as('director');
    const before = await person(director.id);
    await admin.patch(`${BASE}/people/${director.id}`, { version: before.version, name: '改了名' });
    hall.advance(60_000);
    const history = (await admin.get(`/api/instances/${id}/history`)).body.items;
    expect(history[0].actor.name).toBe(before.name);
    expect((await admin.get(`/api/instances/${id}/history/verify`)).body.intact).toBe(true);
    const after = await person(director.id);
    await admin.patch(`${BASE}/people/${director.id}`, { version: after.version, name: before.name });
  });

  it('keeps groups, which stand wherever a role does and grant nothing', async () => {
    const made = await admin.post(`${BASE}/groups`, { key: 'pool', name: zh('评审组'), memberIds: [staff.id] });
    expect([made.status, made.body.members]).toEqual([201, 1]);
    expect((await staff.get('/api/org/roles')).body.items).toContainEqual({
      key: 'pool',
      name: { zh: '评审组', en: '评审组' },
    });
    const taken = await admin.post(`${BASE}/groups`, { key: 'admin', name: zh('x'), memberIds: [] });
    expect(verdict(taken)).toEqual([422, 'organisation-refused']);
    const { id, version } = made.body;
    const change = (body: object) => admin.patch(`${BASE}/groups/${id}`, body);
    expect((await change({ version, add: [admin.id], remove: [staff.id] })).body.members).toBe(1);
    expect(verdict(await change({ version, add: [] }))).toEqual([409, 'version-conflict']);
    expect((await admin.get(`${BASE}/people?groupId=${id}`)).body.items).toMatchObject([{ id: admin.id }]);
    expect((await person(admin.id)).groups).toMatchObject([{ id }]);
    expect((await change({ version: version + 1, closed: true })).body.closed).toBe(true);
    expect((await staff.get('/api/org/roles')).body.items.map(({ key }: Row) => key)).not.toContain('pool');
    expect((await admin.put(`${BASE}/posts/dean`, { name: { zh: '院长', en: 'Dean' } })).body.key).toBe('dean');
    expect((await staff.get('/api/org/posts')).body.items.map(({ key }: Row) => key)).toContain('dean');
  });

  it('is for those who may, and wants sense', async () => {
    const operations = Object.values<Operation>(api).filter(({ path }) => path.startsWith(BASE));
    expect(operations.length).toBeGreaterThan(15);
    for (const { method, path } of operations) {
      const url = path.replace('{id}', randomUUID()).replace('{key}', 'x');
      const call = (caller: Caller) => (method === 'get' ? caller.get(url) : caller[method](url, {}));
      expect(verdict(await call(hall.nobody)), path).toEqual([401, 'unauthenticated']);
      expect(verdict(await call(staff)), path).toEqual([403, 'forbidden']);
      if (method !== 'get' && !path.includes('/imports')) {
        expect((await call(admin)).status, path).toBe(400);
      }
    }
    const nowhere = randomUUID();
    expect(verdict(await admin.get(`${BASE}/units/${nowhere}`))).toEqual([404, 'not-found']);
    expect(verdict(await admin.get(`${BASE}/people/${nowhere}`))).toEqual([404, 'not-found']);
    expect(verdict(await admin.patch(`${BASE}/groups/${nowhere}`, { version: 1 }))).toEqual([404, 'not-found']);
    expect(verdict(await admin.post(`${BASE}/people/${nowhere}/close`, { version: 1 }))).toEqual([404, 'not-found']);
    const extra = { key: 'k', name: zh('x'), parentId: null, closedAt: null };
    expect(verdict(await admin.post(`${BASE}/units`, extra))).toEqual([400, 'invalid-request']);
  });
});
