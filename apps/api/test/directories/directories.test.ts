import type { Transaction } from '@flowhall/db';
import {
  type CampusPerson,
  campusLdif,
  DIRECTORY_MANAGER,
  DIRECTORY_PAGE,
  DIRECTORY_READER,
  type DirectoryServer,
  GROUPS_BASE,
  ldifEntry,
  PEOPLE_BASE,
  personAttributes,
  personDn,
  startDirectoryServer,
  UNITS_BASE,
} from '@flowhall/testing/directory';
import { Attribute, Change, Client } from 'ldapts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RUN_DIRECTORY } from '../../src/modules/directories/services.ts';
import { startDueRuns } from '../../src/modules/directories/start-run.ts';
import { applyForCard } from '../applications.ts';
import { type Answer, type Caller, type ServiceHall, startServiceHall } from '../start-service-hall.ts';

const verdict = ({ status, body }: Answer) => [status, body?.code];
const many: CampusPerson[] = Array.from({ length: 2 * DIRECTORY_PAGE + 20 }, (_one, index) => ({
  ...{ uid: `t${index}`, name: `教师${index}`, unit: index % 2 ? 'lab' : 'info' },
}));
const odd: CampusPerson[] = [
  { uid: 'head', name: '院长', unit: 'info', title: '主任' },
  // A DN and a user name full of what has a meaning in filters and DNs.
  { uid: 'o)(uid=*', name: '怪名', unit: 'info' },
  { uid: 'lost', name: '无单位', unit: 'nowhere' },
  { uid: 'admin', name: '冒名', unit: 'info' },
  { uid: 'leader', name: '负责人', unit: 'info', title: '主任' },
  { uid: 'staff', name: '教工', unit: 'lab' },
];

describe('the organisation from a directory', () => {
  let server: DirectoryServer;
  let hall: ServiceHall;
  let admin: Caller;
  let id: string;
  /** An application that waits for the leader. */
  let applied: string;
  let settings: Record<string, unknown>;

  beforeAll(async () => {
    const group = ldifEntry(`cn=team,${GROUPS_BASE}`, {
      ...{ objectClass: 'groupOfNames', cn: 'team' },
      member: [personDn('t0'), personDn('head'), `cn=other,${GROUPS_BASE}`],
    });
    server = await startDirectoryServer(`${campusLdif([...many, ...odd])}\n${group}`);
    hall = await startServiceHall('pglite');
    admin = await hall.as('admin');
    applied = (await applyForCard(hall)).body.id;
    settings = {
      ...{ name: '校园目录', enabled: true, address: server.address, startTls: true, bindDn: DIRECTORY_READER.dn },
      ...{ certificate: server.certificate, everyMinutes: 60, closeShare: 10, leaverRule: 'ask' },
      mapping: {
        people: {
          ...{ base: PEOPLE_BASE, filter: '(objectClass=inetOrgPerson)', id: 'entryUUID', username: 'uid', name: 'cn' },
          ...{ nameEn: '', email: 'mail', phone: 'mobile', title: 'title', unit: 'departmentNumber' },
          gone: { attribute: 'employeeType', values: ['left'] },
        },
        units: {
          ...{ base: UNITS_BASE, filter: '(&(objectClass=organizationalUnit)(!(ou=units)))', id: 'entryUUID' },
          ...{ key: 'ou', name: 'description', nameEn: '', parent: '', below: null },
        },
        groups: {
          ...{ base: GROUPS_BASE, filter: '(objectClass=groupOfNames)', id: 'entryUUID', key: 'cn', name: 'cn' },
          ...{ nameEn: '', members: 'member' },
        },
        posts: [{ title: '主任', postKey: 'head' }],
        changed: 'entryCSN',
      },
    };
    const body = { ...settings, key: 'campus', secret: DIRECTORY_READER.password };
    const answer = await admin.post('/api/admin/directories', body);
    expect(answer.status, answer.text).toBe(201);
    expect(answer.text).not.toContain(DIRECTORY_READER.password);
    id = answer.body.id;
  });
  afterAll(async () => {
    await hall?.close();
    await server?.close();
  });

  const prisma = () => hall.database.prisma;
  const lastRun = async () => (await admin.get(`/api/admin/directories/${id}/runs`)).body.items[0];
  const run = async (more: object = {}) => {
    const answer = await admin.post(`/api/admin/directories/${id}/runs`, { dry: false, full: true, ...more });
    expect(answer.status, answer.text).toBe(202);
    await hall.app.jobs.runDue();
    return lastRun();
  };
  const entries = async (change: string) =>
    (await admin.get(`/api/admin/directory-runs/${(await lastRun()).id}/entries?change=${change}`)).body.items;
  const user = (username: string) =>
    prisma().user.findUnique({
      where: { username },
      include: { memberships: { include: { department: true, post: true } }, groups: { include: { group: true } } },
    });
  /** As whoever keeps the directory does. */
  const inDirectory = async (work: (client: Client) => Promise<void>) => {
    const client = new Client({ url: server.address });
    await client.bind(DIRECTORY_MANAGER.dn, DIRECTORY_MANAGER.password);
    await work(client);
    await client.unbind();
  };
  const set = (uid: string, type: string, value: string) =>
    inDirectory((client) =>
      client.modify(
        personDn(uid),
        new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) }),
      ),
    );

  it('shows what the settings find, without changing anything', async () => {
    const { body } = await admin.post(`/api/admin/directories/${id}/check`);
    expect(body).toMatchObject({ ok: true, detail: { en: 'Connected; people and 3 units are found.' } });
    expect(body.people).toHaveLength(5);
    expect(await run({ dry: true })).toMatchObject({
      state: 'finished',
      dry: true,
      read: many.length + odd.length + 4,
    });
    expect(await user('head')).toBeNull();
    expect((await entries('added')).length).toBe(100);
  });

  it('brings units, people of several pages, posts and groups', async () => {
    const done = await run();
    expect(done).toMatchObject({ state: 'finished', full: true, counts: { leaving: 0, closed: 0 } });
    expect(await prisma().user.count({ where: { source: 'ldap:campus', status: 'ACTIVE' } })).toBe(
      many.length + odd.length - 1,
    );
    expect(await user('head')).toMatchObject({
      ...{ name: '院长', passwordHash: null },
      memberships: [{ main: true, department: { key: 'info' }, post: { key: 'head' } }],
      groups: [{ group: { key: 'team' } }],
    });
    expect((await user('o)(uid=*'))?.name).toBe('怪名');
    const lab = await prisma().department.findUniqueOrThrow({ where: { key: 'lab' }, include: { parent: true } });
    expect(lab.parent?.key).toBe('info');
  });

  it('says of each entry that it cannot take why, and takes over no administrator', async () => {
    const problems = await entries('problem');
    expect(problems.map((one: { key: string; detail: { en: string } }) => [one.key, one.detail.en])).toEqual(
      expect.arrayContaining([
        ['admin', 'An account with permissions is not taken over: admin'],
        ['lost', 'There is no such unit: nowhere'],
      ]),
    );
    expect((await user('admin'))?.name).not.toBe('冒名');
    expect(await user('lost')).toMatchObject({ memberships: [] });
  });

  it('reads only what has changed until a day is over', async () => {
    await set('t1', 'cn', '改名');
    const quick = await run({ full: false });
    expect(quick).toMatchObject({ full: false, counts: { changed: 1, added: 0, leaving: 0 } });
    expect(quick.read).toBeLessThan(10);
    expect((await user('t1'))?.name).toBe('改名');
  });

  it('has whoever vanishes leave: at once without work, else when it is with others', async () => {
    const leader = await hall.as('leader');
    await inDirectory(async (client) => {
      await client.del(personDn('leader'));
      await client.del(personDn('t2'));
    });
    expect(await run()).toMatchObject({ state: 'finished', counts: { leaving: 2 } });
    expect((await user('t2'))?.status).toBe('CLOSED');
    expect((await user('leader'))?.status).toBe('LEAVING');
    expect(verdict(await leader.get('/api/me'))).toEqual([401, 'session-ended']);
    const waiting = async () => (await admin.get('/api/leavers')).body.items;
    const [row] = await waiting();
    expect(row).toMatchObject({ username: 'leader', state: 'waiting', source: 'ldap:campus', open: 1 });
    expect(row.suggested.name).toBe('院长');
    // Runs that follow change nothing about it.
    expect(await run()).toMatchObject({ counts: { leaving: 0 } });
    const answer = await admin.post(`/api/leavers/${row.person.id}/hand-over`, { toUserId: row.suggested.id });
    expect([answer.status, answer.body.state]).toEqual([202, 'handing-over']);
    expect((await user('leader'))?.status).toBe('LEAVING');
    await hall.app.jobs.runDue();
    expect((await user('leader'))?.status).toBe('CLOSED');
    expect((await waiting()).find((one: { username: string }) => one.username === 'leader')).toMatchObject({
      state: 'closed',
      receiver: { name: '院长' },
    });
    const history = (await admin.get(`/api/instances/${applied}/history`)).body.items;
    expect(history.at(-1)).toMatchObject({
      ...{ action: 'hand-over', leaver: { id: row.person.id } },
      recipients: [{ people: [{ name: '院长' }] }],
    });
    expect(verdict(await admin.post(`/api/leavers/${row.person.id}/stay`))).toEqual([409, 'leaver-settled']);
  });

  it('closes whom the directory marks as gone, and opens whoever is there again', async () => {
    await set('t3', 'employeeType', 'left');
    await run({ full: false });
    expect((await user('t3'))?.status).toBe('CLOSED');
    await set('t3', 'employeeType', 'teacher');
    await run({ full: false });
    expect((await user('t3'))?.status).toBe('ACTIVE');
    await inDirectory((client) =>
      client.add(personDn('t2'), { ...personAttributes({ uid: 't2', name: '回来', unit: 'lab' }) } as never),
    );
    await run();
    expect(await user('t2')).toMatchObject({ status: 'ACTIVE', name: '回来' });
  });

  it('asks before many leave, and goes on or stops as it is told', async () => {
    await inDirectory(async (client) => {
      for (let index = 40; index < 60; index += 1) await client.del(personDn(`t${index}`));
    });
    const asks = await run();
    expect(asks).toMatchObject({ state: 'asks', counts: { leaving: 20 } });
    expect((await user('t40'))?.status).toBe('ACTIVE');
    expect(verdict(await admin.post(`/api/admin/directories/${id}/runs`, { dry: false, full: true }))).toEqual([
      409,
      'directory-busy',
    ]);
    const decide = (of: string, goOn: boolean) => admin.post(`/api/admin/directory-runs/${of}/decision`, { goOn });
    expect((await decide(asks.id, false)).body.state).toBe('declined');
    expect(verdict(await decide(asks.id, true))).toEqual([409, 'directory-busy']);
    const again = await run();
    await decide(again.id, true);
    await hall.app.jobs.runDue();
    expect(await lastRun()).toMatchObject({ state: 'finished', counts: { leaving: 20 } });
    expect((await user('t40'))?.status).toBe('CLOSED');
    expect(await prisma().user.count({ where: { username: 't40' } })).toBe(1);
  });

  it('changes nothing when it cannot read everything', async () => {
    const before = await prisma().user.count({ where: { status: 'ACTIVE' } });
    const { version } = (await admin.get('/api/admin/directories')).body.items[0];
    const update = (more: object) => admin.put(`/api/admin/directories/${id}`, { ...settings, version, ...more });
    expect((await update({ secret: 'wrong' })).status).toBe(200);
    expect(await run()).toMatchObject({ state: 'failed', failure: { en: expect.stringContaining('did not answer') } });
    expect(await prisma().user.count({ where: { status: 'ACTIVE' } })).toBe(before);
    expect((await admin.post(`/api/admin/directories/${id}/check`)).body.ok).toBe(false);
    expect(verdict(await update({}))).toEqual([409, 'version-conflict']);
    const away = { ...settings, version: version + 1, address: 'ldap://127.0.0.1:9', secret: 'x' };
    expect((await admin.put(`/api/admin/directories/${id}`, away)).status).toBe(200);
    expect(await run()).toMatchObject({ state: 'failed' });
  });

  it('refuses settings that cannot be, and gives the secret to no other address', async () => {
    const make = (more: object) => admin.post('/api/admin/directories', { ...settings, key: 'other', ...more });
    const people = { ...(settings.mapping as { people: object }).people, filter: '(uid=x' };
    for (const more of [
      { address: 'ldaps://127.0.0.1' },
      { address: 'ldap://u:p@127.0.0.1' },
      { mapping: { ...(settings.mapping as object), people } },
    ]) {
      expect(verdict(await make(more))).toEqual([422, 'directory-incomplete']);
    }
    expect(verdict(await make({ key: 'campus' }))).toEqual([409, 'provider-exists']);
    const { version } = (await admin.get('/api/admin/directories')).body.items[0];
    const moved = { ...settings, version, address: 'ldap://evil.example' };
    expect(verdict(await admin.put(`/api/admin/directories/${id}`, moved))).toEqual([422, 'directory-incomplete']);
  });

  it('is read by itself: what has changed, everything once a day, and nothing while a run waits', async () => {
    const { clock, enqueueRun } = {
      clock: hall.now,
      enqueueRun: (tx: Transaction, job: object) => hall.app.jobs.enqueue(tx, RUN_DIRECTORY, job),
    };
    const begin = () => startDueRuns({ prisma: prisma(), clock, enqueueRun });
    const { version } = (await admin.get('/api/admin/directories')).body.items[0];
    const secret = DIRECTORY_READER.password;
    await admin.put(`/api/admin/directories/${id}`, { ...settings, version, secret });
    await begin();
    await begin();
    await hall.app.jobs.runDue();
    const first = await lastRun();
    expect(first).toMatchObject({ state: 'finished', full: true });
    hall.advance(59 * 60_000);
    await begin();
    expect((await lastRun()).id).toBe(first.id);
    hall.advance(2 * 60_000);
    await begin();
    await hall.app.jobs.runDue();
    expect(await lastRun()).toMatchObject({ state: 'finished', full: false });
    hall.advance(24 * 3_600_000);
    await begin();
    await hall.app.jobs.runDue();
    expect(await lastRun()).toMatchObject({ state: 'finished', full: true });
  });

  it('is forgotten without losing anybody', async () => {
    expect((await admin.delete(`/api/admin/directories/${id}`)).status).toBe(204);
    expect(await user('head')).toMatchObject({ source: 'local', status: 'ACTIVE' });
    expect((await admin.get('/api/admin/directories')).body.items).toEqual([]);
    expect(verdict(await admin.get(`/api/admin/directories/${id}/runs`))).toEqual([404, 'not-found']);
  });
});
