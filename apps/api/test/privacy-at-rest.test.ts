import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPersonalBox } from '../src/adapters/personal-box.ts';
import { sealExisting } from '../src/modules/personal-data/index.ts';
import { agree, applyForCard, cardForm, PERSON, taskOf } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const SECRET = 's'.repeat(32);
const NUMBERS = [PERSON.idNumber, PERSON.phone];

/** Everything that is stored, as text. */
async function dump({ database: { prisma } }: ServiceHall): Promise<string> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', "table_schema", "table_name") AS "name" FROM information_schema.tables
    WHERE "table_type" = 'BASE TABLE' AND "table_schema" NOT IN ('pg_catalog', 'information_schema')`;
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await prisma.$queryRawUnsafe<{ text: string | null }[]>(
      `SELECT string_agg(t::text, E'\\n') AS "text" FROM ${name} t`,
    );
    texts.push(`${name}\n${rows[0]?.text ?? ''}`);
  }
  return texts.join('\n');
}

const sealAll = ({ database: { prisma } }: ServiceHall, secret = SECRET, former: readonly string[] = []) =>
  sealExisting({ prisma, personal: createPersonalBox(secret, former), formerKeys: former.length > 0 });

describe("people's numbers at rest", () => {
  let hall: ServiceHall;
  let director: Caller;
  let id: string;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    director = await hall.as('director');
    const draft = { itemKey: 'temporary-card', form: await cardForm(hall, director) };
    const { body } = await director.post('/api/drafts', draft, { 'idempotency-key': 'a-draft' });
    await director.put(`/api/drafts/${body.id}`, { form: draft.form, version: 1 });
    const form = await cardForm(hall, director);
    const sent = await director.post(
      '/api/instances',
      { itemKey: 'temporary-card', form },
      { 'idempotency-key': 'an-application' },
    );
    id = sent.body.id;
    const leader = await hall.as('leader');
    await leader.post(`/api/tasks/${await taskOf(leader, id)}/return`, { target: 'initiator', opinion: '请核对' });
    await director.post(`/api/tasks/${await taskOf(director, id)}/complete`, { outcome: 'agree', form: {} });
    await agree(leader, id);
    await agree(await hall.as('network'), id);
    await sealAll(hall);
  });
  afterAll(() => hall?.close());

  it('leaves none of them readable in the database', async () => {
    const text = await dump(hall);
    // The dump is one: what is not secret stands in it.
    expect(text).toContain('机房值守');
    expect(text).toContain('sealed:1:');
    for (const number of NUMBERS) expect(text.includes(number), number).toBe(false);
    for (const { phone } of await hall.database.prisma.user.findMany({ where: { phone: { not: null } } }))
      expect(phone).toMatch(/^sealed:1:/);
  });

  it('shows whoever entered them what they entered, in the draft and in the application', async () => {
    const { body } = await director.get(`/api/instances/${id}`);
    expect(body.data.persons[0]).toMatchObject({ idNumber: PERSON.idNumber, phone: PERSON.phone });
    const drafts = await director.get('/api/drafts');
    expect(drafts.body.items[0].form.persons[0]).toMatchObject({ phone: PERSON.phone });
  });

  it('answers a repeated request with what was answered', async () => {
    const row = await hall.database.prisma.idempotencyKey.findFirstOrThrow({ where: { key: 'an-application' } });
    expect(JSON.stringify(row.response)).toMatch(/^"sealed:1:/);
    const again = await director.post(
      '/api/drafts',
      { itemKey: 'leave-request', form: {} },
      { 'idempotency-key': 'k' },
    );
    const same = await director.post('/api/drafts', { itemKey: 'leave-request', form: {} }, { 'idempotency-key': 'k' });
    expect(same.body).toEqual(again.body);
  });

  it('seals what was stored before there were seals, and what a former secret sealed', async () => {
    const { prisma } = hall.database;
    const old = await applyForCard(hall);
    const row = await prisma.instance.findUniqueOrThrow({ where: { id: old.body.id } });
    const clear = JSON.parse(
      JSON.stringify(row.variables).replaceAll(/sealed:1:[\w:-]+/g, (text) =>
        createPersonalBox(SECRET).open(text, row.id),
      ),
    );
    await prisma.instance.update({ where: { id: row.id }, data: { sealed: false, variables: clear } });
    await prisma.user.update({ where: { id: director.id }, data: { phone: '13912345678', phoneKey: null } });
    await sealAll(hall);
    const { variables, sealed, version } = await prisma.instance.findUniqueOrThrow({ where: { id: row.id } });
    expect([sealed, version]).toEqual([true, row.version]);
    for (const number of NUMBERS) expect(JSON.stringify(variables)).not.toContain(number);
    expect((await director.get(`/api/instances/${row.id}`)).body.data.persons[0].phone).toBe(PERSON.phone);

    const next = 'another secret that follows the first one';
    await sealAll(hall, next, [SECRET]);
    const box = createPersonalBox(next);
    const { variables: renewed } = await prisma.instance.findUniqueOrThrow({ where: { id: row.id } });
    expect(JSON.stringify(renewed)).toContain(box.presentPrefix);
    expect(JSON.stringify(renewed)).not.toContain(createPersonalBox(SECRET).presentPrefix);
    const user = await prisma.user.findUniqueOrThrow({ where: { id: director.id } });
    expect(user.phoneKey).toBe(box.keyOf('phone', '13912345678'));
    // Back again, so that order among these tests means nothing.
    await sealAll(hall, SECRET, [next]);
  });

  it('goes by the values all the same: conditions and rules see them clear', async () => {
    const { body } = await applyForCard(hall);
    const bad = await cardForm(hall, director);
    const wrong = { ...bad, persons: [{ ...PERSON, idNumber: '110105194912310021' }] };
    expect((await director.post('/api/instances', { itemKey: 'temporary-card', form: wrong })).status).toBe(422);
    const leader = await hall.as('leader');
    expect((await agree(leader, body.id)).status).toBe(200);
  });
});
