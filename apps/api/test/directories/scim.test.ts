import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyForCard } from '../applications.ts';
import { type Caller, createCaller, type ServiceHall, startServiceHall } from '../start-service-hall.ts';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

describe('provisioning by SCIM', () => {
  let hall: ServiceHall;
  let admin: Caller;
  let client: Caller;
  let authorization: string;
  let auditing: string;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    admin = await hall.as('admin');
    const token = async (permissions: string[]) => {
      const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
      return (await admin.post('/api/admin/api-tokens', { name: 'SCIM', permissions, expiresAt })).body.token;
    };
    authorization = `Bearer ${await token(['org.provision'])}`;
    client = createCaller(hall.app, '', { authorization });
    auditing = await token(['audit.read']);
    other = createCaller(hall.app, '', { authorization: `Bearer ${auditing}` });
  });
  afterAll(() => hall?.close());
  let other: Caller;

  const users = '/scim/v2/Users';
  const groups = '/scim/v2/Groups';
  const person = (username: string) =>
    hall.database.prisma.user.findUnique({ where: { username }, include: { memberships: true, roles: true } });
  const find = async (filter: string, path = users) =>
    (await client.get(`${path}?filter=${encodeURIComponent(filter)}`)).body;
  const patch = (url: string, ...Operations: object[]) => client.patch(url, { schemas: [PATCH], Operations });
  const made = async (body: object, path = users) => {
    const answer = await client.post(path, body);
    expect(answer.status, answer.text).toBe(201);
    return answer.body;
  };

  it('tells what it can do, to whoever may provision', async () => {
    const config = await client.get('/scim/v2/ServiceProviderConfig');
    expect(config.headers['content-type']).toContain('application/scim+json');
    expect(config.body).toMatchObject({
      patch: { supported: true },
      etag: { supported: true },
      bulk: { supported: false },
    });
    expect((await client.get('/scim/v2/ResourceTypes')).body.Resources.map((one: { id: string }) => one.id)).toEqual([
      'User',
      'Group',
    ]);
    expect((await client.get(`/scim/v2/Schemas/${ENTERPRISE}`)).body.name).toBe('EnterpriseUser');
    expect((await client.get('/scim/v2/Nothing')).body).toMatchObject({ schemas: [ERROR], status: '404' });
    expect((await hall.nobody.get(users)).status).toBe(401);
    for (const caller of [other, await hall.as('staff')]) {
      const { status, body } = await caller.post(users, { userName: 'evil' });
      expect([status, body.schemas, body.status]).toEqual([403, [ERROR], '403']);
    }
  });

  it('answers nothing at all to others, whatever they ask for', async () => {
    const kinds = [
      'Users',
      'Users/x',
      'Groups',
      'Groups/x',
      'ServiceProviderConfig',
      'ResourceTypes',
      'Schemas',
      'x/y',
    ];
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      for (const kind of kinds) {
        const ask = async (headers: Record<string, string>) =>
          (await hall.app.inject({ method, url: `/scim/v2/${kind}`, headers })).statusCode;
        const statuses = [await ask({}), await ask({ authorization: `Bearer ${auditing}` })];
        expect(statuses, `${method} ${kind}`).toEqual([401, 403]);
      }
    }
  });

  it('takes a person as RFC 7643 shows one, and tells it back with its version', async () => {
    const answer = await hall.app.inject({
      ...{ method: 'POST', url: users },
      headers: { authorization, 'content-type': 'application/scim+json' },
      payload: JSON.stringify({
        schemas: [USER, ENTERPRISE],
        ...{ externalId: '701984', userName: 'bjensen@example.com', title: 'Tour Guide', active: true },
        name: { formatted: 'Ms. Barbara J Jensen', familyName: 'Jensen', givenName: 'Barbara' },
        emails: [
          { value: 'babs@jensen.org', type: 'home' },
          { value: 'bjensen@example.com', type: 'work', primary: true },
        ],
        phoneNumbers: [{ value: '+86 138 0000 1234', type: 'mobile' }],
        password: 't1meMa$heen',
        groups: [],
        [ENTERPRISE]: { employeeNumber: '701984', department: '图书馆', manager: { value: '26118915' } },
      }),
    });
    expect(answer.statusCode, answer.body).toBe(201);
    const body = answer.json();
    expect(answer.headers).toMatchObject({ etag: body.meta.version, location: body.meta.location });
    expect(body).toMatchObject({
      ...{ userName: 'bjensen@example.com', externalId: '701984', displayName: 'Ms. Barbara J Jensen', active: true },
      emails: [{ value: 'bjensen@example.com', type: 'work', primary: true }],
      [ENTERPRISE]: { employeeNumber: '701984', manager: { value: '26118915' } },
    });
    expect(answer.body).not.toMatch(/t1meMa|1380000/);
    const row = await person('bjensen@example.com');
    expect(row).toMatchObject({ source: 'scim', passwordHash: null, roles: [] });
    expect(row?.phone).toMatch(/^sealed:/);
    expect(row?.memberships).toHaveLength(1);
    const headers = { 'if-none-match': body.meta.version };
    expect((await client.get(`${users}/${body.id}`, headers)).status).toBe(304);
  });

  it('does what Okta does: looks for a name, creates, replaces, deactivates by a patch without a path', async () => {
    expect((await find('userName eq "okta.user@example.com"')).totalResults).toBe(0);
    const { id } = await made({
      schemas: [USER],
      ...{ userName: 'okta.user@example.com', externalId: '00ujl29u0le5T6Aj10h7', displayName: 'Test User' },
      ...{
        name: { givenName: 'Test', familyName: 'User' },
        locale: 'en-US',
        password: '1mz050nq',
        groups: [],
        active: true,
      },
      emails: [{ primary: true, value: 'okta.user@example.com', type: 'work' }],
    });
    const replaced = await client.put(`${users}/${id}`, {
      ...{ schemas: [USER], id, userName: 'okta.user@example.com', externalId: '00ujl29u0le5T6Aj10h7' },
      ...{ name: { givenName: 'Another', familyName: 'User' }, active: true },
      emails: [{ primary: true, value: 'new@example.com', type: 'work' }],
    });
    expect(replaced.body).toMatchObject({ displayName: 'Another User', emails: [{ value: 'new@example.com' }] });
    const off = await patch(`${users}/${id}`, { op: 'replace', value: { active: false } });
    expect([off.status, off.body.active]).toEqual([200, false]);
    expect((await person('okta.user@example.com'))?.status).toBe('CLOSED');
    const on = await patch(`${users}/${id}`, { op: 'replace', value: { active: true } });
    expect(on.body.active).toBe(true);
  });

  it('does what Entra ID does: patches by paths, texts for booleans, and soft deletion', async () => {
    const { id } = await made({
      schemas: [USER, ENTERPRISE],
      ...{ externalId: '0a21f0f2', userName: 'Test_User_ab6490ee', active: true, displayName: 'BobIsAmazing' },
      emails: [{ primary: true, type: 'work', value: 'a@microsoft.com' }],
      name: { formatted: '张三', familyName: '张', givenName: '三' },
      roles: [],
    });
    const answer = await patch(
      `${users}/${id}`,
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'b@microsoft.com' },
      { op: 'Replace', path: 'name.familyName', value: '李' },
      { op: 'Add', path: `${ENTERPRISE}:employeeNumber`, value: '77' },
    );
    expect(answer.body).toMatchObject({
      ...{ emails: [{ value: 'b@microsoft.com' }], name: { familyName: '李' }, [ENTERPRISE]: { employeeNumber: '77' } },
    });
    expect((await find(`${ENTERPRISE}:employeeNumber eq "77"`)).totalResults).toBe(1);
    expect((await patch(`${users}/${id}`, { op: 'Replace', path: 'active', value: 'False' })).body.active).toBe(false);
  });

  it('finds by the usual attributes, page by page, and takes wildcards as letters', async () => {
    for (const name of ['zoe1', 'zoe2', 'zoe3']) await made({ userName: name, displayName: `Zoe_${name}` });
    expect((await find('USERNAME eq "ZOE1"')).Resources.map((one: { userName: string }) => one.userName)).toEqual([
      'zoe1',
    ]);
    expect((await find('userName sw "zoe" and not (userName eq "zoe2")')).totalResults).toBe(2);
    expect((await find('displayName co "e_z" or userName eq "nobody"')).totalResults).toBe(3);
    expect((await find('userName co "%"')).totalResults).toBe(0);
    expect((await find('emails[type eq "work" and value eq "bjensen@example.com"]')).totalResults).toBe(1);
    const page = (await client.get(`${users}?filter=userName%20sw%20%22zoe%22&startIndex=2&count=1`)).body;
    expect(page).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1 });
    expect((await client.get(`${users}?count=0`)).body.Resources).toEqual([]);
    for (const filter of ['userName', 'password eq "x"', 'userName gt "a"', 'userName eq "a" or']) {
      expect(await find(filter), filter).toMatchObject({ status: '400', scimType: 'invalidFilter' });
    }
  });

  it('keeps groups and their members, which give no rights', async () => {
    const [one, two] = (await find('userName sw "zoe"')).Resources;
    const group = await made(
      { schemas: [GROUP], displayName: 'Tour Guides', externalId: 'g1', members: [{ value: one.id }] },
      groups,
    );
    const url = `${groups}/${group.id}`;
    const added = await patch(url, { op: 'Add', path: 'members', value: [{ value: two.id }] });
    expect(added.body.members.map(({ value }: { value: string }) => value).sort()).toEqual([one.id, two.id].sort());
    expect((await client.get(`${users}/${one.id}`)).body.groups).toMatchObject([{ value: group.id }]);
    expect((await find(`members eq "${two.id}"`, groups)).totalResults).toBe(1);
    await patch(
      url,
      { op: 'remove', path: `members[value eq "${one.id}"]` },
      { op: 'replace', path: 'displayName', value: 'Guides' },
    );
    expect((await client.get(url)).body).toMatchObject({ displayName: 'Guides', members: [{ value: two.id }] });
    const nobody = await patch(url, { op: 'add', path: 'members', value: [{ value: group.id }] });
    expect(nobody.body).toMatchObject({ status: '400', scimType: 'invalidValue' });
    expect((await client.delete(url)).status).toBe(204);
    expect((await client.get(url)).status).toBe(404);
    expect(await hall.database.prisma.group.count({ where: { id: group.id } })).toBe(1);
  });

  it('refuses who changes another version', async () => {
    const { id, meta } = await made({ userName: 'etag' });
    const put = (title: string, version: string) =>
      hall.app.inject({
        ...{ method: 'PUT', url: `${users}/${id}`, payload: { userName: 'etag', title } },
        headers: { authorization, 'if-match': version },
      });
    expect((await put('one', meta.version)).statusCode).toBe(200);
    const late = await put('two', meta.version);
    expect([late.statusCode, late.json().schemas]).toEqual([412, [ERROR]]);
  });

  it('says in its own words what is wrong', async () => {
    for (const [body, scimType] of [
      [{ userName: 'bjensen@example.com' }, 'uniqueness'],
      [{ userName: 'ZOE1' }, 'uniqueness'],
      [{ userName: 'fresh', externalId: '701984' }, 'uniqueness'],
      [{ displayName: 'x' }, 'invalidValue'],
      [{ userName: 7 }, 'invalidValue'],
      [{ userName: 'x', active: 'perhaps' }, 'invalidValue'],
    ] as const) {
      const { status, body: said } = await client.post(users, body);
      expect([status, said.scimType], JSON.stringify(body)).toEqual([scimType === 'uniqueness' ? 409 : 400, scimType]);
    }
    const broken = await hall.app.inject({
      ...{
        method: 'POST',
        url: users,
        payload: '{',
        headers: { authorization, 'content-type': 'application/scim+json' },
      },
    });
    expect([broken.statusCode, broken.json().schemas]).toEqual([400, [ERROR]]);
    expect((await client.get(`${users}/not-an-id`)).status).toBe(404);
  });

  it('gives no rights, and touches nobody who has them, nor visitors', async () => {
    for (const grant of [{ roles: [{ value: 'admin' }] }, { entitlements: ['x'] }, { permissions: ['org.manage'] }]) {
      const { body } = await client.post(users, { userName: 'climber', ...grant });
      expect(body).toMatchObject({ status: '400', scimType: 'mutability' });
    }
    const own = await made({
      userName: 'climber',
      id: 'x',
      passwordHash: 'x',
      visitorOf: 'x',
      source: 'local',
      status: 'ADMIN',
    });
    expect(await person('climber')).toMatchObject({ passwordHash: null, visitorOf: null, source: 'scim', roles: [] });
    expect(own.id).not.toBe('x');
    const { id } = (await find('userName eq "admin"')).Resources[0];
    const before = await person('admin');
    for (const answer of [
      await patch(`${users}/${id}`, { op: 'replace', path: 'active', value: false }),
      await client.put(`${users}/${id}`, { userName: 'admin', emails: [{ value: 'evil@example.org' }] }),
      await client.delete(`${users}/${id}`),
    ]) {
      expect(answer.status).toBe(403);
    }
    expect(await person('admin')).toEqual(before);
  });

  it('has a removed person leave: the work goes to others, then the account is closed, and nothing is deleted', async () => {
    await applyForCard(hall);
    const leader = await hall.as('leader');
    const staff = await hall.as('staff');
    expect((await client.delete(`${users}/${leader.id}`)).status).toBe(204);
    expect((await client.get(`${users}/${leader.id}`)).status).toBe(404);
    expect((await find('userName eq "leader"')).totalResults).toBe(0);
    expect((await leader.get('/api/me')).status).toBe(401);
    expect((await person('leader'))?.status).toBe('LEAVING');
    const [row] = (await admin.get('/api/leavers')).body.items;
    expect(row).toMatchObject({ username: 'leader', source: 'scim', state: 'waiting', open: 1 });
    await admin.post(`/api/leavers/${leader.id}/hand-over`, { toUserId: staff.id });
    await hall.app.jobs.runDue();
    expect((await person('leader'))?.status).toBe('CLOSED');
    const back = await made({ userName: 'leader', externalId: 'l', displayName: '回来的人' });
    expect(back.id).toBe(leader.id);
    expect((await person('leader'))?.status).toBe('ACTIVE');
  });
});
