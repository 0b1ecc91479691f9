import { buffer } from 'node:stream/consumers';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamSpreadsheets } from '../src/lib/spreadsheet.ts';
import { LAYOUT, SHEETS, type SheetName } from '../src/modules/org/import/columns.ts';
import { readOrganisationFile } from '../src/modules/org/import/read-organisation-file.ts';
import { type Answer, type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const BASE = '/api/admin/organisation';
/** Ten times as many take ten times as long. */
const PEOPLE = Number(process.env.FLOWHALL_IMPORTED_PEOPLE ?? 5000);
const UNITS = PEOPLE * 0.06;

type Rows = Partial<Record<SheetName, string[][]>>;

const workbook = (rows: Rows): Promise<Buffer> =>
  buffer(
    streamSpreadsheets(
      SHEETS.filter((sheet) => rows[sheet]).map((sheet) => ({
        name: LAYOUT[sheet].title.zh,
        columns: LAYOUT[sheet].columns.map(({ zh }) => ({ title: zh, width: 10 })),
        rows: rows[sheet] ?? [],
      })),
    ),
  );

const verdict = ({ status, body }: Answer) => [status, body?.code];

describe('importing the organisation', () => {
  let hall: ServiceHall;
  let admin: Caller;
  let staff: Caller;
  let headers: Record<string, string>;

  beforeAll(async () => {
    hall = await startServiceHall('postgres', {}, ['leave-request']);
    admin = await hall.as('admin');
    staff = await hall.as('staff');
    const answer = await hall.app.inject({
      method: 'POST',
      url: '/api/auth/login',
      payload: { username: 'admin', password: 'flowhall' },
    });
    headers = { authorization: `Bearer ${answer.json().accessToken}` };
  });
  afterAll(() => hall?.close());

  async function send(bytes: Uint8Array, name = '组织机构.xlsx', own: Record<string, string> = headers) {
    const edge = 'an-edge-between-parts';
    const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]);
    const answer = await hall.app.inject({
      method: 'POST',
      url: `${BASE}/imports`,
      headers: { ...own, 'content-type': `multipart/form-data; boundary=${edge}` },
      payload,
    });
    await hall.app.jobs.runDue();
    return { status: answer.statusCode, body: answer.json() };
  }
  const get = async (id: string) => (await admin.get(`${BASE}/imports/${id}`)).body;
  async function step(id: string, name: 'apply' | 'undo') {
    const answer = await admin.post(`${BASE}/imports/${id}/${name}`);
    await hall.app.jobs.runDue();
    return answer;
  }
  const read = async (bytes: Uint8Array, name?: string) => get((await send(bytes, name)).body.id);
  const people = () => hall.database.prisma.user.count({ where: { status: 'ACTIVE' } });

  /** A university: every unit has people, some lead. */
  function university(): Required<Pick<Rows, 'units' | 'people' | 'memberships'>> {
    const units = Array.from({ length: UNITS }, (_one, index) => {
      const parent = index === 0 ? 'university' : `d${Math.floor((index - 1) / 12)}`;
      return [`d${index}`, `第${index}单位`, '', index % 3 === 0 ? '学院' : '', parent, String(index), '在用'];
    });
    const rows = Array.from({ length: PEOPLE }, (_one, index) => {
      return [
        `n${index}`,
        `王小${index}`,
        '',
        `n${index}@example.edu`,
        `138${String(index).padStart(8, '0')}`,
        '',
        '在用',
      ];
    });
    const memberships = rows.map(([username = ''], index) => {
      return [username, `d${index % UNITS}`, index < UNITS ? 'head' : '', '是'];
    });
    return { units, people: rows, memberships };
  }

  it('lists every bad row of many exactly, changes nothing, then takes all, and takes it back', async () => {
    const bad = university();
    const wrong = Array.from({ length: 20 }, (_one, index) => Math.floor(((index + 1) * PEOPLE) / 21));
    for (const [index, at] of wrong.entries()) {
      if (index % 2 === 0) bad.people[at]?.splice(3, 1, 'no address');
      else bad.memberships[at]?.splice(1, 1, 'nowhere');
    }
    const before = await people();
    const began = performance.now();
    const refused = await read(await workbook(bad));
    expect(refused.status).toBe('refused');
    const at = refused.problems.map(({ sheet, row }: { sheet: string; row: number }) => [sheet, row]);
    const expected = wrong.map((row, index) => [index % 2 === 0 ? '人员' : '任职', row + 2]);
    expect(at).toEqual(expected);
    expect(refused.problems[0]).toMatchObject({ column: { zh: '邮箱' }, value: 'no address' });
    expect(refused.problems[1]).toMatchObject({ column: { zh: '单位编码' }, value: 'nowhere' });
    expect(verdict(await admin.post(`${BASE}/imports/${refused.id}/apply`))).toEqual([409, 'import-state']);
    expect(await people()).toBe(before);

    const ready = await read(await workbook(university()));
    expect([ready.status, ready.counts.people.added, ready.counts.units.added]).toEqual(['ready', PEOPLE, UNITS]);
    expect((await step(ready.id, 'apply')).status).toBe(202);
    const applied = await get(ready.id);
    expect([applied.status, applied.done]).toEqual(['applied', applied.total]);
    expect(await people()).toBe(before + PEOPLE);
    const seconds = Math.round(performance.now() - began) / 1000;
    console.log(`${PEOPLE} people read twice and written in ${seconds} s`);
    const { prisma } = hall.database;
    const one = await prisma.user.findUniqueOrThrow({ where: { username: 'n7' } });
    expect([one.phone?.startsWith('sealed:'), one.source, one.version]).toEqual([true, 'import', 1]);
    expect(await prisma.membership.count({ where: { post: { key: 'head' }, department: { key: 'd5' } } })).toBe(1);
    const again = await read(await workbook(university()));
    expect(again.counts.people).toMatchObject({ added: 0, changed: 0, unchanged: PEOPLE });

    const changed = (await admin.get(`${BASE}/people?q=n11`)).body.items.find(
      ({ username }: { username: string }) => username === 'n11',
    );
    const name = { version: changed.version, name: '改过的人' };
    const later = await admin.patch(`${BASE}/people/${changed.id}`, name);
    await step(ready.id, 'undo');
    const kept = await get(ready.id);
    expect([kept.status, kept.problems.map(({ value }: { value: string }) => value)]).toEqual(['applied', ['n11']]);
    await admin.patch(`${BASE}/people/${changed.id}`, { version: later.body.version, name: changed.name });
    await step(ready.id, 'undo');
    expect((await get(ready.id)).status).toBe('undone');
    expect(await people()).toBe(before);
    expect(
      await prisma.department.count({ where: { key: { startsWith: 'd' }, source: 'import', closedAt: null } }),
    ).toBe(0);
    expect(await prisma.auditEntry.count({ where: { action: 'organisation-import-undone' } })).toBe(1);
  });

  it('reads CSV in both encodings, keeps what cells leave out, and empties what they say', async () => {
    const utf8 = '\uFEFF用户名,姓名,邮箱,有效期至\r\nc1,"单,雪",c1@example.edu,2030/1/5\r\n';
    const first = await read(Buffer.from(utf8), 'people.csv');
    expect(first.counts.people.added).toBe(1);
    await step(first.id, 'apply');
    // 用户名,姓名 / c1,王 in GBK.
    const gbk = Buffer.from([
      ...[0xd3, 0xc3, 0xbb, 0xa7, 0xc3, 0xfb, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd3, 0xca, 0xcf, 0xe4, 0x0a],
      ...[0x63, 0x31, 0x2c, 0xcd, 0xf5, 0x2c, 0x2d, 0x0a],
    ]);
    const second = await read(gbk, 'people.csv');
    expect(second.counts.people.changed).toBe(1);
    await step(second.id, 'apply');
    expect(await hall.database.prisma.user.findUniqueOrThrow({ where: { username: 'c1' } })).toMatchObject({
      ...{ name: '王', email: null, validUntil: new Date('2030-01-05') },
    });
    expect(verdict(await step(first.id, 'undo'))).toEqual([409, 'import-state']);
  });

  it('exports what it imports again without a change', async () => {
    const { bytes, status } = await admin.download(`${BASE}/export`);
    expect(status).toBe(200);
    const same = await read(bytes);
    expect(same.status).toBe('ready');
    for (const counts of Object.values<{ added: number; changed: number }>(same.counts)) {
      expect(counts).toMatchObject({ added: 0, changed: 0, closed: 0 });
    }
    const template = await readOrganisationFile((await admin.download(`${BASE}/export?template=true`)).bytes);
    expect([template.rows, template.problems]).toEqual([0, []]);
  });

  it('names what is no file, has no known sheet, or unpacks to too much', async () => {
    const of = async (bytes: Uint8Array) => (await readOrganisationFile(bytes)).problems[0]?.what.zh;
    expect(await of(Buffer.from('x,y\n1,2\n'))).toContain('模板');
    expect(await of(Buffer.from([0x50, 0x4b, 3, 4, 0, 1, 2, 3]))).toContain('无法读取');
    const zeros = new Uint8Array(3 * 1024 * 1024);
    const text = new TextEncoder();
    const bomb = zipSync({
      'xl/workbook.xml': text.encode('<workbook><sheets><sheet name="人员" r:id="a"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': text.encode('<R><Relationship Id="a" Target="worksheets/s.xml"/></R>'),
      'xl/worksheets/s.xml': zeros,
    });
    expect(await of(bomb)).toContain('无法读取');
  });

  it('is for those who manage the organisation', async () => {
    const bytes = Buffer.from('用户名,姓名\nz,某\n');
    expect((await send(bytes, 'a.csv', {})).status).toBe(401);
    const { accessToken } = (
      await hall.app.inject({
        method: 'POST',
        url: '/api/auth/login',
        payload: { username: 'staff', password: 'flowhall' },
      })
    ).json();
    expect((await send(bytes, 'a.csv', { authorization: `Bearer ${accessToken}` })).status).toBe(403);
    expect((await send(Buffer.alloc(0))).body.code).toBe('file-empty');
    expect((await admin.post(`${BASE}/imports`, {})).status).toBe(415);
    expect(verdict(await staff.get(`${BASE}/export`))).toEqual([403, 'forbidden']);
    const nowhere = `${BASE}/imports/${crypto.randomUUID()}`;
    expect(verdict(await admin.get(nowhere))).toEqual([404, 'not-found']);
    expect(verdict(await admin.post(`${nowhere}/apply`))).toEqual([404, 'not-found']);
    expect(verdict(await admin.post(`${nowhere}/undo`))).toEqual([404, 'not-found']);
    expect(verdict(await staff.post(`${nowhere}/undo`))).toEqual([403, 'forbidden']);
  });
});
