import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, applyForCard, PERSON } from './applications.ts';
import { FILES, sendFile } from './multipart.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

describe('approval sheets', () => {
  let hall: ServiceHall;
  let director: Caller;
  let leader: Caller;
  let id: string;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    director = await hall.as('director');
    leader = await hall.as('leader');
    id = (await applyForCard(hall)).body.id;
    const signature = (await sendFile(leader, 'signature.png', FILES.png)).body.id;
    await agree(leader, id, { opinion: '情况属实', signature });
  });
  afterAll(() => hall?.close());

  const print = (caller: Caller, instanceId = id) => caller.get(`/api/instances/${instanceId}/sheet`);
  const codeOf = async (instanceId = id): Promise<string> => {
    const row = await hall.database.prisma.sheet.findFirstOrThrow({
      where: { instanceId },
      orderBy: { historySeq: 'desc' },
    });
    return row.code;
  };
  const check = (code: string, query = '') => hall.nobody.get(`/api/verify/${code}${query}`);

  it('are PDF files for those who may see the application', async () => {
    const { status, headers, text } = await print(director);
    expect(status).toBe(200);
    expect(text.slice(0, 5)).toBe('%PDF-');
    expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
    expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''XYK.*\.pdf$/);
    expect((await print(leader)).status).toBe(200);
  });

  it('are nobody else’s', async () => {
    const stranger = await print(await hall.as('student'));
    expect([stranger.status, stranger.body.code]).toEqual([404, 'not-found']);
    expect((await print(hall.nobody)).status).toBe(401);
    expect((await print(director, 'x')).status).toBe(400);
  });

  it('have one code for one state, whoever prints, and another for the next', async () => {
    await print(director);
    const code = await codeOf();
    await print(leader);
    await (await hall.as('admin')).get(`/api/instances/${id}/sheet`, { 'accept-language': 'en' });
    expect(await codeOf()).toBe(code);
    const other = (await applyForCard(hall)).body.id;
    await print(director, other);
    expect(await codeOf(other)).not.toBe(code);
  });

  it('genuine: anybody with the code learns who decided what, and nothing else', async () => {
    await print(director);
    const code = await codeOf();
    const { status, body, text } = await check(
      code
        .replace(/(.{4})/g, '$1-')
        .replace(/-$/, '')
        .toLowerCase(),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      result: 'genuine',
      itemName: { zh: expect.any(String), en: expect.any(String) },
      number: expect.stringMatching(/^XYK/),
      printedStatus: 'running',
      later: 0,
      decisions: [
        { action: 'submit', people: [{ zh: expect.stringContaining('*') }] },
        { action: 'agree', people: [{ zh: expect.stringContaining('*'), en: expect.stringContaining('*') }] },
      ],
      file: null,
    });
    const { body: detail } = await director.get(`/api/instances/${id}`);
    for (const secret of [
      detail.title,
      detail.id,
      '情况属实',
      '机房值守',
      detail.initiator.name,
      PERSON.name,
      PERSON.idNumber,
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it('tells whether a file is the one that was made', async () => {
    const code = await (async () => {
      await print(director);
      return codeOf();
    })();
    const { files } = await hall.database.prisma.sheet.findUniqueOrThrow({ where: { code } });
    expect(files.length).toBeGreaterThan(0);
    expect((await check(code, `?file=${files[0]}`)).body.file).toBe('same');
    expect((await check(code, `?file=${files[0]?.toUpperCase()}`)).body.file).toBe('same');
    expect((await check(code, `?file=${sha256(FILES.pdf)}`)).body.file).toBe('different');
    // The same reader gets the same bytes again.
    await print(director);
    expect((await hall.database.prisma.sheet.findUniqueOrThrow({ where: { code } })).files).toEqual(files);
  });

  it.each([
    ['a code that does not exist', 'ABCD-EFGH-JKLM-NPQR', 404, 'sheet-unknown'],
    ['what is no code', 'hello', 404, 'sheet-unknown'],
    ['a way to other files', '..%2F..%2Fetc%2Fpasswd', 404, 'sheet-unknown'],
    ['SQL', encodeURIComponent("' OR 1=1 --"), 404, 'sheet-unknown'],
    ['a text without end', 'A'.repeat(100), 400, 'invalid-request'],
    ['a hash that is none', 'ABCD-EFGH-JKLM-NPQR?file=x', 400, 'invalid-request'],
  ])('unknown: %s', async (_what, code, status, error) => {
    const answer = await check(code);
    expect([answer.status, answer.body.code]).toEqual([status, error]);
  });

  it('changed: says that more has happened since', async () => {
    const own = (await applyForCard(hall)).body.id;
    await print(director, own);
    const code = await codeOf(own);
    await agree(leader, own);
    const { body } = await check(code);
    expect(body).toMatchObject({ result: 'changed', later: 1, decisions: [{ action: 'submit' }] });
  });

  it('damaged: does not vouch for a history that somebody has altered', async () => {
    const own = (await applyForCard(hall)).body.id;
    await agree(leader, own, { opinion: '同意' });
    await print(director, own);
    const code = await codeOf(own);
    await hall.database.prisma.historyEntry.updateMany({
      where: { instanceId: own, action: 'agree' },
      data: { opinion: '不同意' },
    });
    expect((await check(code)).body).toMatchObject({ result: 'damaged', decisions: [] });
  });

  it('leaves out a signature whose image was exchanged', async () => {
    const own = (await applyForCard(hall)).body.id;
    const signature = (await sendFile(leader, 'signature.png', FILES.png)).body.id;
    await agree(leader, own, { signature });
    const images = (text: string) => text.match(/\/Subtype \/Image/g)?.length ?? 0;
    const signed = images((await print(director, own)).text);
    await hall.database.prisma.attachment.update({ where: { id: signature }, data: { storageKey: 'gone.png' } });
    expect(images((await print(director, own)).text)).toBeLessThan(signed);
  });

  it('are made without a signature that cannot be drawn, and so are those that are made at the same time', async () => {
    const own = (await applyForCard(hall)).body.id;
    const broken = Buffer.from(FILES.png).fill(7, 43, 50);
    const signature = (await sendFile(leader, 'signature.png', broken)).body.id;
    expect((await agree(leader, own, { signature })).status).toBe(200);
    const answers = await Promise.all([print(director, own), print(director)]);
    expect(answers.map(({ status, text }) => [status, text.slice(0, 5)])).toEqual([
      [200, '%PDF-'],
      [200, '%PDF-'],
    ]);
  });

  it('are not made where the item says so', async () => {
    const { prisma } = hall.database;
    const item = await prisma.definition.findFirstOrThrow({ where: { itemKey: 'leave-request' } });
    const manifest = { ...Object(item.manifest), features: { print: false } };
    await prisma.definition.update({ where: { id: item.id }, data: { manifest } });
    const form = {
      ...{ leaveType: 'personal', startDate: '2026-12-07', endDate: '2026-12-08' },
      ...{ reason: '家中有事', contactPhone: PERSON.phone },
    };
    const { body } = await (await hall.as('staff')).post('/api/instances', { itemKey: 'leave-request', form });
    const refused = await print(await hall.as('staff'), body.id);
    expect([refused.status, refused.body.code]).toEqual([422, 'action-not-allowed']);
    const seen = await (await hall.as('staff')).get(`/api/instances/${body.id}`);
    expect(seen.body.abilities.print).toBe(false);
  });

  it('checks are limited', async () => {
    const own = await startServiceHall('pglite');
    try {
      const answers = [];
      for (let at = 0; at < 61; at += 1) answers.push(await own.nobody.get('/api/verify/ABCD-EFGH-JKLM-NPQR'));
      expect(answers.slice(0, 60).every(({ status }) => status === 404)).toBe(true);
      expect(answers.at(-1)?.body.code).toBe('too-many-requests');
    } finally {
      await own.close();
    }
  });
});
