import { existsSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SWEEP_ATTACHMENTS } from '../src/modules/attachments/index.ts';
import { agree, applyForCard, cardForm } from './applications.ts';
import { FILES, sendFile } from './multipart.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

describe('attachments', () => {
  let hall: ServiceHall;
  let director: Caller;
  let staff: Caller;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    director = await hall.as('director');
    staff = await hall.as('staff');
  });
  afterAll(() => hall?.close());

  const count = () => hall.database.prisma.attachment.count();

  describe('uploading', () => {
    it('stores a file and gives it back unchanged, only for download', async () => {
      const sent = await sendFile(director, '身份证（正面）.pdf', FILES.pdf);
      expect(sent.status).toBe(201);
      expect(sent.body).toMatchObject({
        name: '身份证（正面）.pdf',
        mediaType: 'application/pdf',
        size: FILES.pdf.length,
      });
      const got = await director.get(`/api/attachments/${sent.body.id}`);
      expect(got.status).toBe(200);
      expect(got.text).toBe(FILES.pdf.toString());
      expect(got.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''%E8%BA%AB/);
      expect(got.headers['content-security-policy']).toContain('sandbox');
      expect(got.headers['x-content-type-options']).toBe('nosniff');
    });

    it('shows pictures and PDFs in place when asked to', async () => {
      const { body } = await sendFile(director, 'a.png', FILES.png);
      const got = await director.get(`/api/attachments/${body.id}?inline=true`);
      expect(got.headers['content-disposition']).toMatch(/^inline/);
      expect(got.headers['content-type']).toBe('image/png');
    });

    it.each([
      ['another type behind a right extension', 'scan.pdf', FILES.exe, 422, 'file-type-mismatch'],
      ['a page behind a picture’s extension', 'scan.png', FILES.html, 422, 'file-type-mismatch'],
      ['a type that is not accepted', 'page.html', FILES.html, 422, 'file-type-refused'],
      ['a name without an extension', 'scan', FILES.pdf, 422, 'file-type-refused'],
      ['an empty file', 'scan.pdf', Buffer.alloc(0), 422, 'file-empty'],
      ['a path as a name', '../../scan.pdf', FILES.pdf, 422, 'file-name-invalid'],
      ['a Windows path as a name', '..\\\\..\\\\scan.pdf', FILES.pdf, 422, 'file-name-invalid'],
      ['a null byte in the name', 'scan.exe\u0000.pdf', FILES.pdf, 422, 'file-name-invalid'],
      [
        'a file over the limit',
        'big.pdf',
        Buffer.concat([FILES.pdf, Buffer.alloc(21 * 1024 * 1024)]),
        413,
        'file-too-large',
      ],
    ])('refuses %s and keeps nothing', async (_what, name, content, status, code) => {
      const before = await count();
      const sent = await sendFile(director, name, content);
      expect([sent.status, sent.body.code]).toEqual([status, code]);
      expect(await count()).toBe(before);
      expect(readdirSync(tmpdir()).filter((entry) => entry.startsWith('flowhall-upload-'))).toEqual([]);
    });

    it('refuses a request without a file, and one that is no form', async () => {
      const other = await director.post('/api/attachments', Buffer.from('--x--\r\n'), {
        'content-type': 'multipart/form-data; boundary=x',
      });
      expect(other.status).toBeGreaterThanOrEqual(400);
      expect(other.status).toBeLessThan(500);
      const json = await director.post('/api/attachments', { file: 'x' });
      expect(json.status).toBe(415);
    });

    it('refuses whoever is not signed in', async () => {
      expect((await sendFile(hall.nobody, 'a.pdf', FILES.pdf)).status).toBe(401);
    });
  });

  describe('reading', () => {
    it('lets nobody else read a file that is not part of an application', async () => {
      const { body } = await sendFile(director, 'own.pdf', FILES.pdf);
      for (const other of ['staff', 'admin', 'leader']) {
        expect((await (await hall.as(other)).get(`/api/attachments/${body.id}`)).status).toBe(404);
      }
      expect((await hall.nobody.get(`/api/attachments/${body.id}`)).status).toBe(401);
    });

    it('follows the application once it is part of one', async () => {
      const { body: file } = await sendFile(director, 'form.pdf', FILES.pdf);
      const form = { ...(await cardForm(hall, director)), applicationForm: [file.id] };
      const { body: instance } = await applyForCard(hall, { form });
      const url = `/api/attachments/${file.id}`;
      const leader = await hall.as('leader');
      expect((await leader.get(url)).status).toBe(200);
      expect((await staff.get(url)).status).toBe(404);
      const network = await hall.as('network');
      expect((await network.get(url)).status).toBe(404);
      await agree(leader, instance.id);
      expect((await network.get(url)).status).toBe(200);
    });

    it.each(['not-an-id', '00000000-0000-0000-0000-000000000000', '..%2f..%2fsecret'])(
      'finds nothing at %s',
      async (id) => {
        const status = (await director.get(`/api/attachments/${id}`)).status;
        expect([400, 404]).toContain(status);
      },
    );
  });

  describe('using one in an application', () => {
    it('refuses somebody else’s file, and one of another application', async () => {
      const { body: foreign } = await sendFile(staff, 'foreign.pdf', FILES.pdf);
      const form = await cardForm(hall, director);
      const stolen = await applyForCard(hall, { form: { ...form, applicationForm: [foreign.id] } });
      expect([stolen.status, stolen.body.code]).toEqual([422, 'attachment-unusable']);
      expect((await applyForCard(hall, { form })).status).toBe(201);
      const again = await applyForCard(hall, { form });
      expect([again.status, again.body.code]).toEqual([422, 'attachment-unusable']);
      const invented = { ...(await cardForm(hall, director)), idScans: ['00000000-0000-4000-8000-000000000000'] };
      expect((await applyForCard(hall, { form: invented })).body.code).toBe('attachment-unusable');
    });
  });

  describe('removing', () => {
    it('removes an own file that nothing uses, and no other', async () => {
      const { body } = await sendFile(director, 'gone.pdf', FILES.pdf);
      const url = `/api/attachments/${body.id}`;
      expect((await staff.delete(url)).status).toBe(404);
      expect((await director.delete(url)).status).toBe(204);
      expect((await director.get(url)).status).toBe(404);
      const { body: used } = await sendFile(director, 'used.pdf', FILES.pdf);
      await applyForCard(hall, { form: { ...(await cardForm(hall, director)), idScans: [used.id] } });
      expect((await director.delete(`/api/attachments/${used.id}`)).status).toBe(404);
      expect((await hall.nobody.delete(url)).status).toBe(401);
    });
  });

  describe('after a day', () => {
    const sweep = async () => {
      await hall.database.prisma.$transaction((tx) => hall.app.jobs.enqueue(tx, SWEEP_ATTACHMENTS, {}));
      await hall.app.jobs.runDue();
    };
    const found = async (id: string) => (await director.get(`/api/attachments/${id}`)).status;
    const send = async () => (await sendFile(director, 'a.pdf', FILES.pdf)).body.id;

    it('is gone with its content, unless a draft or an application refers to it or it is younger', async () => {
      const [unused, drafted, used] = [await send(), await send(), await send()];
      const { storageKey } = await hall.database.prisma.attachment.findUniqueOrThrow({ where: { id: unused } });
      const path = join(hall.app.config.dataDir, 'files', storageKey);
      const draft = { itemKey: 'temporary-card', form: { applicationForm: [drafted] } };
      const { body: kept } = await director.post('/api/drafts', draft);
      await applyForCard(hall, { form: { ...(await cardForm(hall, director)), idScans: [used] } });
      await sweep();
      expect([await found(unused), existsSync(path)]).toEqual([200, true]);

      hall.advance(24 * 60 * 60_000 + 1000);
      const young = await send();
      await sweep();
      expect([await found(unused), existsSync(path)]).toEqual([404, false]);
      expect([await found(drafted), await found(used), await found(young)]).toEqual([200, 200, 200]);

      await director.delete(`/api/drafts/${kept.id}`);
      await sweep();
      expect([await found(drafted), await found(used), await found(young)]).toEqual([404, 200, 200]);
    });

    it('stays as long as the form that it was uploaded for is open, and nobody else keeps it', async () => {
      const [open, shut] = [await send(), await send()];
      const keep = (who: { post: Caller['post'] }, ids: string[]) => who.post('/api/attachments/keep', { ids });
      hall.advance(20 * 60 * 60_000);
      expect((await keep(director, [open])).status).toBe(204);
      expect((await keep(staff, [shut])).status).toBe(204);
      hall.advance(20 * 60 * 60_000);
      await sweep();
      expect([await found(open), await found(shut)]).toEqual([200, 404]);
      expect((await keep(hall.nobody, [open])).status).toBe(401);
      expect((await keep(director, [])).status).toBe(400);
      expect((await keep(director, ['x'])).status).toBe(400);
      hall.advance(24 * 60 * 60_000 + 1000);
      await sweep();
      expect(await found(open)).toBe(404);
    });

    it('is gone though its content was lost before', async () => {
      const id = await send();
      const { storageKey } = await hall.database.prisma.attachment.findUniqueOrThrow({ where: { id } });
      rmSync(join(hall.app.config.dataDir, 'files', storageKey));
      hall.advance(24 * 60 * 60_000 + 1000);
      await sweep();
      expect(await hall.database.prisma.attachment.findUnique({ where: { id } })).toBeNull();
    });
  });
});
