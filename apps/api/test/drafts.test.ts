import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardForm } from './applications.ts';
import { FILES, sendFile } from './multipart.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

describe('drafts', () => {
  let hall: ServiceHall;
  let director: Caller;
  let staff: Caller;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    director = await hall.as('director');
    staff = await hall.as('staff');
  });
  afterAll(() => hall?.close());

  const begin = (form: object = { reason: '值守' }) =>
    director.post('/api/drafts', { itemKey: 'temporary-card', form });

  it('keeps what was filled in, with the names of its files', async () => {
    const { body: file } = await sendFile(director, 'form.pdf', FILES.pdf);
    const begun = await begin({ reason: '值守', applicationForm: [file.id] });
    expect(begun.status).toBe(201);
    expect(begun.body).toMatchObject({
      version: 1,
      itemKey: 'temporary-card',
      attachments: [{ id: file.id, name: 'form.pdf' }],
    });
    const saved = await director.put(`/api/drafts/${begun.body.id}`, { form: { reason: '更多' }, version: 1 });
    expect(saved.body).toMatchObject({ version: 2, form: { reason: '更多' }, attachments: [] });
    expect((await director.get(`/api/drafts/${begun.body.id}`)).body).toEqual(saved.body);
  });

  it('never shows the name of somebody else’s file', async () => {
    const { body: file } = await sendFile(staff, 'secret.pdf', FILES.pdf);
    expect((await begin({ applicationForm: [file.id] })).body.attachments).toEqual([]);
  });

  it('tells the second of two windows what the first one saved', async () => {
    const { body } = await begin();
    const url = `/api/drafts/${body.id}`;
    expect((await director.put(url, { form: { reason: '一' }, version: 1 })).status).toBe(200);
    const late = await director.put(url, { form: { reason: '二' }, version: 1 });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'draft-conflict', current: { version: 2, form: { reason: '一' } } });
  });

  it('is the writer’s alone', async () => {
    const { body } = await begin();
    const url = `/api/drafts/${body.id}`;
    const admin = await hall.as('admin');
    for (const other of [staff, admin]) {
      expect((await other.get(url)).status).toBe(404);
      expect((await other.put(url, { form: {}, version: 1 })).status).toBe(404);
      expect((await other.delete(url)).status).toBe(404);
    }
    for (const answer of [
      hall.nobody.get(url),
      hall.nobody.put(url, {}),
      hall.nobody.delete(url),
      hall.nobody.get('/api/drafts'),
    ]) {
      expect((await answer).status).toBe(401);
    }
    expect((await director.delete(url)).status).toBe(204);
    expect((await director.get(url)).status).toBe(404);
  });

  it('is refused for a service that is not offered to the writer, and with bad input', async () => {
    const refused = await staff.post('/api/drafts', { itemKey: 'temporary-card', form: {} });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-in-audience']);
    expect((await director.post('/api/drafts', { itemKey: 'nothing', form: {} })).status).toBe(404);
    expect((await director.post('/api/drafts', { itemKey: 'temporary-card' })).status).toBe(400);
    expect((await hall.nobody.post('/api/drafts', { itemKey: 'temporary-card', form: {} })).status).toBe(401);
  });

  it('lists newest first, page by page', async () => {
    const writer = await hall.as('leader');
    const leave = () => writer.post('/api/drafts', { itemKey: 'leave-request', form: {} });
    const ids = [(await leave()).body.id, (await leave()).body.id, (await leave()).body.id].reverse();
    const first = await writer.get('/api/drafts?limit=2');
    expect(first.body.items.map((one: { id: string }) => one.id)).toEqual(ids.slice(0, 2));
    const second = await writer.get(`/api/drafts?limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body.items.map((one: { id: string }) => one.id)).toEqual(ids.slice(2));
    expect(second.body.nextCursor).toBeNull();
    expect((await writer.get('/api/drafts?cursor=nonsense')).body.code).toBe('invalid-cursor');
  });

  it('is gone when the application is submitted, and only then', async () => {
    const { body: draft } = await begin();
    const url = `/api/drafts/${draft.id}`;
    const apply = (form: object) =>
      director.post('/api/instances', { itemKey: 'temporary-card', form, draftId: draft.id });
    expect((await apply({})).status).toBe(422);
    expect((await director.get(url)).status).toBe(200);
    expect((await apply(await cardForm(hall, director))).status).toBe(201);
    expect((await director.get(url)).status).toBe(404);
  });
});
