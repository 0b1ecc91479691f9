import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard, upload } from './applications.ts';
import { FILES, sendFile } from './multipart.ts';
import { type Answer, type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const verdict = ({ status, body }: Answer) => [status, body?.code];

describe('comments', () => {
  let hall: ServiceHall;
  let director: Caller;
  let leader: Caller;
  let network: Caller;
  let student: Caller;
  let id: string;
  let url: string;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    director = await hall.as('director');
    leader = await hall.as('leader');
    network = await hall.as('network');
    student = await hall.as('student');
    id = (await applyForCard(hall)).body.id;
    url = `/api/instances/${id}/comments`;
    await agree(leader, id);
  });
  afterAll(() => hall?.close());

  const eventsOf = async (caller: Caller) =>
    (await caller.get('/api/notifications')).body.items.map((one: { event: string }) => one.event);

  it('name people who have to do with it and tell them so', async () => {
    const { items } = (await director.get(`/api/instances/${id}/participants`)).body;
    const ids = items.map((person: { id: string }) => person.id);
    expect(ids.sort()).toEqual([leader.id, network.id].sort());
    const sent = await director.post(url, { body: '@网络中心主任 请尽快', mentions: [network.id] });
    expect(sent.body).toMatchObject({ body: '@网络中心主任 请尽快', mentions: [{ id: network.id }], attachments: [] });
    expect((await eventsOf(network))[0]).toBe('mentioned');
    expect((await eventsOf(leader))[0]).toBe('comment');
    expect(await eventsOf(director)).not.toContain('mentioned');
  });

  it('let nobody in by naming them', async () => {
    expect(verdict(await director.post(url, { body: '请看', mentions: [student.id] }))).toEqual([
      422,
      'mention-unknown',
    ]);
    expect(verdict(await director.post(url, { body: '请看', mentions: [randomUUID()] }))).toEqual([
      422,
      'mention-unknown',
    ]);
    expect(verdict(await student.get(`/api/instances/${id}`))).toEqual([404, 'not-found']);
    expect(verdict(await student.get(`/api/instances/${id}/participants`))).toEqual([404, 'not-found']);
  });

  it('carry files, which all who may read it may download, and nobody else', async () => {
    const file = (await sendFile(director, '说明.pdf', FILES.pdf)).body.id;
    const sent = await director.post(url, { body: '见附件', attachments: [file] });
    expect(sent.body.attachments).toMatchObject([{ id: file, name: '说明.pdf' }]);
    const listed = (await leader.get(url)).body.items.at(-1);
    expect(listed.attachments).toMatchObject([{ id: file }]);
    expect((await leader.get(`/api/attachments/${file}`)).status).toBe(200);
    expect(verdict(await student.get(`/api/attachments/${file}`))).toEqual([404, 'not-found']);
    const foreign = await upload(hall, student);
    expect(verdict(await director.post(url, { body: '见附件', attachments: [foreign] }))).toEqual([
      422,
      'attachment-unusable',
    ]);
  });
});
