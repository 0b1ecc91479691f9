import { demoOrganisation } from '@flowhall/demo';
import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type SignedIn, type TestApp } from '../../../test/test-app.ts';

interface Row {
  id: string;
  key: string;
  name: { zh: string; en: string };
  parentId: string | null;
  people: number;
}

describe.each(DATABASE_KINDS)('the organisation on %s', (kind) => {
  let server: TestApp;
  let student: SignedIn;
  beforeAll(async () => {
    server = await createTestApp({ kind });
    student = await server.signIn('student');
  });
  afterAll(() => server?.close());

  const get = (url: string, headers: Record<string, string> = {}) =>
    server.app.inject({ url, headers: { ...student.headers, ...headers } });
  const names = async (query: string, headers = {}): Promise<string[]> =>
    (await get(`/api/org/users?limit=100&${query}`, headers)).json().items.map(({ name }: { name: string }) => name);
  const departments = async (): Promise<Row[]> => (await get('/api/org/tree')).json().departments;
  const idOf = async (key: string) => (await departments()).find((one) => one.key === key)!.id;

  it.each(['tree', 'users', 'departments', 'roles', 'posts'])('asks who wants to see %s', async (name) => {
    expect((await server.app.inject(`/api/org/${name}`)).json().code).toBe('unauthenticated');
  });

  it('is a tree with parents before children and the number of people', async () => {
    const tree = await departments();
    expect(tree).toHaveLength(demoOrganisation.departments.length);
    expect(tree[0]).toMatchObject({ key: 'university', parentId: null, name: { zh: '示例大学' } });
    const seen = new Set<string | null>([null]);
    for (const { id, parentId } of tree) {
      expect(seen).toContain(parentId);
      seen.add(id);
    }
    const inIt = demoOrganisation.users.filter(({ memberships }) =>
      memberships.some(({ departmentKey, main }) => main && departmentKey === 'school-information'),
    );
    expect(tree.find(({ key }) => key === 'school-information')?.people).toBe(inIt.length);
  });

  it('finds departments by name in both languages', async () => {
    const keys = async (q: string) =>
      (await get(`/api/org/departments?q=${encodeURIComponent(q)}`)).json().items.map(({ key }: Row) => key);
    expect(await keys('网络')).toEqual(['network-centre']);
    expect(await keys('NETWORK')).toEqual(['network-centre']);
    expect(await keys('')).toHaveLength(demoOrganisation.departments.length);
  });

  it('lists roles and posts by key with both names', async () => {
    const roles = (await get('/api/org/roles')).json().items;
    expect(roles).toContainEqual({ key: 'card-centre', name: { zh: '校园卡办理人员', en: 'Campus card staff' } });
    expect(roles[0]).not.toHaveProperty('permissions');
    const posts = (await get('/api/org/posts')).json().items;
    expect(posts[0]).toEqual({ key: 'head', name: { zh: '负责人', en: 'Head' } });
  });

  it('finds people by part of a name, English name or user name', async () => {
    expect(await names(`q=${encodeURIComponent('信息化负责')}`)).toEqual(['信息化负责领导']);
    expect(await names('q=leader%20for%20it')).toEqual(['信息化负责领导']);
    expect(await names('q=lead')).toContain('信息化负责领导');
    expect(await names('q=%25')).toEqual([]);
    expect(await names('q=_')).toEqual([]);
  });

  it('finds people by department, below it, and by post', async () => {
    const [school, network] = [await idOf('school-information'), await idOf('network-centre')];
    const direct = await names(`departmentId=${school}`);
    expect(direct).toContain('办公室主任');
    expect(direct).not.toContain('计算机系主任');
    expect(await names(`departmentId=${school}&deep=true`)).toEqual(
      expect.arrayContaining([...direct, '计算机系主任']),
    );
    expect(await names(`departmentId=${school}&post=it-leader`)).toEqual(['信息化负责领导']);
    expect(await names(`departmentId=${network}&post=head`)).toEqual(['网络中心主任']);
    expect(await names('post=office-director')).toHaveLength(4);
    expect(await names('post=no-such-post')).toEqual([]);
  });

  it('shows who people are and never how to reach them', async () => {
    const { items } = (await get('/api/org/users?q=network&limit=1')).json();
    expect(items).toEqual([
      { id: expect.any(String), name: '网络中心主任', department: '网络中心', post: '网络中心主任' },
    ]);
    expect((await get('/api/org/users?q=network&limit=1', { 'accept-language': 'en' })).json().items[0]).toMatchObject({
      name: 'Network Centre Director',
      department: 'Network Centre',
    });
  });

  it('tells user names, as processes name people, to whoever edits processes and to nobody else', async () => {
    const designer = await server.signIn('designer');
    const ask = (query: string, { headers }: SignedIn) =>
      server.app.inject({ url: `/api/org/users?${query}`, headers });
    const found = (await ask('q=network&limit=1', designer)).json().items;
    expect(found).toEqual([
      {
        id: expect.any(String),
        username: 'network',
        name: '网络中心主任',
        department: '网络中心',
        post: '网络中心主任',
      },
    ]);
    const named = (await ask('usernames=leader,network,nobody', designer)).json().items;
    expect(named.map(({ username }: { username: string }) => username)).toEqual(['leader', 'network']);
    expect((await ask('usernames=leader', student)).json().code).toBe('forbidden');
    expect((await server.app.inject('/api/org/users?usernames=leader')).json().code).toBe('unauthenticated');
    expect((await ask(`usernames=${'x'.repeat(4001)}`, designer)).json().code).toBe('invalid-request');
  });

  it('pages through everybody once, in a stable order', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { items, nextCursor }: { items: { id: string }[]; nextCursor: string | null } = (
        await get(`/api/org/users?limit=30${cursor && `&cursor=${cursor}`}`)
      ).json();
      seen.push(...items.map(({ id }) => id));
      cursor = nextCursor;
    }
    expect(seen).toHaveLength(demoOrganisation.users.length);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('names stored ids, also of closed accounts, which no search finds', async () => {
    const { id } = await server.database.prisma.user.update({
      where: { username: 'legal' },
      data: { status: 'CLOSED' },
    });
    expect(await names(`ids=${id},${student.id},not-an-id`)).toEqual(['法律顾问', '学院学生']);
    expect(await names('q=legal')).toEqual([]);
    expect(await names('ids=')).toEqual([]);
  });

  it.each(['limit=0', 'limit=101', 'departmentId=1', `q=${'x'.repeat(101)}`, 'deep=maybe'])(
    'refuses %s',
    async (query) => {
      expect((await get(`/api/org/users?${query}`)).json().code).toBe('invalid-request');
    },
  );

  it('refuses a cursor of somebody else', async () => {
    expect((await get('/api/org/users?cursor=abc')).json().code).toBe('invalid-cursor');
  });
});
