import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardForm } from './applications.ts';
import { FILES } from './multipart.ts';
import { type Answer, type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const cursor = (text: string) => Buffer.from(text).toString('base64url');
const verdict = (answer: Answer) => [answer.status, answer.body?.code];
const INVALID = [400, 'invalid-request'];

/** What no honest client sends is refused as the client's mistake, never answered as one of the server. */
describe('malformed input', () => {
  let hall: ServiceHall;
  let director: Caller;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    director = await hall.as('director');
  });
  afterAll(() => hall?.close());

  const apply = async (change: object, more: object = {}, headers = {}) =>
    director.post(
      '/api/instances',
      { itemKey: 'temporary-card', form: { ...(await cardForm(hall, director)), ...change }, ...more },
      headers,
    );

  it.each([
    '/api/org/users?q=%00',
    '/api/org/users?post=%00',
    '/api/tasks?q=%00',
    '/api/tasks?item=%00',
    '/api/instances?q=%00',
    '/api/items?q=%00',
  ])('refuses a null character in %s', async (url) => expect(verdict(await director.get(url))).toEqual(INVALID));

  it('refuses texts that a database cannot keep, wherever they are', async () => {
    const nul = await apply({ reason: 'a\u0000b' });
    expect(verdict(nul)).toEqual(INVALID);
    expect(nul.body.errors).toMatchObject([{ pointer: '/form/reason' }]);
    expect(verdict(await apply({ reason: 'a\ud800b' }))).toEqual(INVALID);
    expect(verdict(await apply({ 'a\u0000': 1 }))).toEqual(INVALID);
    expect(verdict(await apply({}, { opinion: '\u0000' }))).toEqual(INVALID);
    expect(verdict(await hall.nobody.post('/api/auth/login', { username: 'a\u0000', password: 'b' }))).toEqual(INVALID);
    expect((await apply({ reason: '出差 😀 <b>' })).status).toBe(201);
  });

  it('refuses values nested beyond all measure', async () => {
    const deep = JSON.parse(`${'['.repeat(2000)}${']'.repeat(2000)}`);
    expect(verdict(await director.post('/api/drafts', { itemKey: 'temporary-card', form: { deep } }))).toEqual(INVALID);
    expect(verdict(await apply({ reason: deep }, {}, { 'idempotency-key': 'deep' }))).toEqual(INVALID);
  });

  it.each(['instances', 'tasks', 'drafts', 'attachments'])('knows ids of %s in one spelling', async (list) => {
    expect(verdict(await director.get(`/api/${list}/urn:uuid:${NOBODY}`))).toEqual(INVALID);
  });

  it.each([
    cursor(`-004712-01-01T00:00:00.000Z ${NOBODY}`),
    cursor(`+275760-09-13T00:00:00.000Z ${NOBODY}`),
    cursor(`0000-01-01T00:00:00.000Z ${NOBODY}`),
    cursor(`1 ${NOBODY}`),
  ])('refuses the cursor %s', async (text) => {
    for (const list of ['instances', 'tasks', 'tasks?view=done', 'drafts', 'notifications']) {
      const answer = await director.get(`/api/${list}${list.includes('?') ? '&' : '?'}cursor=${text}`);
      expect(verdict(answer)).toEqual([400, 'invalid-cursor']);
    }
  });

  it('refuses a cursor of people with a null character', async () => {
    expect(verdict(await director.get(`/api/org/users?cursor=${cursor('u \u0000')}`))).toEqual([400, 'invalid-cursor']);
  });

  it('refuses versions that no draft can have', async () => {
    const { body } = await director.post('/api/drafts', { itemKey: 'temporary-card', form: {} });
    const save = (version: number) => director.put(`/api/drafts/${body.id}`, { form: {}, version });
    expect(verdict(await save(2 ** 31))).toEqual(INVALID);
    expect(verdict(await save(0))).toEqual(INVALID);
    expect((await save(1)).status).toBe(200);
  });

  it('says that nothing is at an address that is hardly one', async () => {
    for (const url of ['//', '//[']) {
      const { statusCode, body } = await hall.app.inject({ method: 'POST', url: { pathname: url } });
      expect([url, statusCode, JSON.parse(body).code]).toEqual([url, 404, 'not-found']);
    }
  });

  it('answers an address that cannot be decoded with a problem document', async () => {
    const answer = await hall.nobody.get('/api/instances/%');
    expect(verdict(answer)).toEqual(INVALID);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('takes too many rows for what they are, at once', async () => {
    const persons = Array(10_000).fill({});
    const started = performance.now();
    const answer = await director.post('/api/items/temporary-card/options', { form: { personType: 'staff', persons } });
    expect(verdict(answer)).toEqual([422, 'form-invalid']);
    expect(answer.body.errors).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  describe('as an upload', () => {
    const send = (payload: string, type = 'multipart/form-data; boundary=x') =>
      director.post('/api/attachments', Buffer.from(payload), { 'content-type': type });
    const part = (name: string) => `--x\r\ncontent-disposition: form-data; name="file"; ${name}\r\n\r\n${FILES.pdf}`;

    it('must say where its parts end', async () =>
      expect(verdict(await send('x', 'multipart/form-data'))).toEqual(INVALID));

    it('must be whole', async () => {
      expect(verdict(await send(part('filename="a.pdf"')))).toEqual(INVALID);
      expect(verdict(await send('--x\r\ncontent-dis'))).toEqual(INVALID);
    });

    it('must be one file', async () => {
      const before = await hall.database.prisma.attachment.count();
      const two = `${part('filename="a.pdf"')}\r\n${part('filename="b.pdf"')}\r\n--x--\r\n`;
      expect(verdict(await send(two))).toEqual([413, 'payload-too-large']);
      expect(await hall.database.prisma.attachment.count()).toBe(before);
      expect((await send(`${part('filename="a.pdf"')}\r\n--x--\r\n`)).status).toBe(201);
    });

    it('must name its file', async () =>
      expect(verdict(await send(`${part('filename=""')}\r\n--x--\r\n`))).toEqual([422, 'file-name-invalid']));
  });
});
