import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
});
