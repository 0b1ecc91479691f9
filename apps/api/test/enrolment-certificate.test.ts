import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findPersonFacts } from '@flowhall/approval';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDirectory, createOrganisation } from '../src/adapters/organisation-directory.ts';
import { SWEEP_ATTACHMENTS } from '../src/modules/attachments/index.ts';
import { RUN_SERVICE_JOB } from '../src/modules/service-jobs/index.ts';
import { agree, names, taskOf } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const ITEM = 'enrolment-certificate';

describe('a certificate', () => {
  let hall: ServiceHall;
  let student: Caller;

  beforeAll(async () => {
    hall = await startServiceHall('pglite', {}, [ITEM]);
    student = await hall.as('student');
  });
  afterAll(() => hall?.close());

  const submit = (form: object) => student.post('/api/instances', { itemKey: ITEM, form });
  const read = async (id: string) => (await student.get(`/api/instances/${id}`)).body;
  /** As it is after the check. */
  const apply = async (form: object) => {
    const { body } = await submit(form);
    await hall.app.jobs.runDue();
    return read(body.id);
  };
  const print = (caller: Caller, id: string) => caller.get(`/api/instances/${id}/sheet`);
  const documentsOf = (instanceId: string) => hall.database.prisma.attachment.findMany({ where: { instanceId } });
  const storedFiles = () =>
    readdirSync(join(hall.app.config.dataDir, 'files'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.pdf'),
    ).length;
  const runAgain = async (at: { instanceId: string; executionId: string }) => {
    await hall.database.prisma.$transaction((tx) => hall.app.jobs.enqueue(tx, RUN_SERVICE_JOB, at));
    await hall.app.jobs.runDue();
  };

  it('says beforehand what happens by itself and what people do', async () => {
    const { steps } = (await student.get(`/api/items/${ITEM}`)).body;
    const kinds = steps.map(({ stepId, kind }: { stepId: string; kind: string }) => `${stepId}: ${kind}`);
    expect(kinds).toEqual(
      expect.arrayContaining(['check: automatic', 'issue-certificate: automatic', 'review: handle']),
    );
    expect(kinds).not.toContainEqual(expect.stringMatching(/^issue:/));
  });

  it('is issued after the automatic check, as a PDF with a code that anybody can verify', async () => {
    const { status, body } = await submit({ purpose: 'internship' });
    expect([status, body.status]).toEqual([201, 'running']);
    expect((await print(student, body.id)).status).toBe(422);
    await hall.app.jobs.runDue();
    expect((await read(body.id)).status).toBe('completed');
    const pdf = await print(student, body.id);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    const { code } = await hall.database.prisma.sheet.findFirstOrThrow({ where: { instanceId: body.id } });
    const verified = await hall.nobody.get(`/api/verify/${code}`);
    expect([verified.status, verified.body.number]).toEqual([200, body.number]);
  });

  it('is an electronic document of the application, for those who see it, and recorded with its hash', async () => {
    const body = await apply({ purpose: 'internship' });
    const { items } = (await student.get(`/api/instances/${body.id}/history`)).body;
    const made = items.filter((entry: { attachments: unknown[] }) => entry.attachments.length > 0);
    expect(made).toMatchObject([{ action: 'job', attachments: [{ name: `在读证明 ${body.number}.pdf` }] }]);
    const url = `/api/attachments/${made[0].attachments[0].id}`;
    const pdf = await student.download(url);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect((await (await hall.as('leader')).download(url)).status).toBe(404);

    const sha256 = createHash('sha256').update(pdf.bytes).digest('hex');
    const { prisma } = hall.database;
    const row = await prisma.historyEntry.findFirst({
      where: { instanceId: body.id, action: 'job' },
      orderBy: { seq: 'desc' },
    });
    expect(row?.detail).toMatchObject({ attachments: [{ sha256 }] });
    expect((await student.get(`/api/instances/${body.id}/history/verify`)).body.intact).toBe(true);
    const { variables } = await prisma.instance.findUniqueOrThrow({ where: { id: body.id } });
    expect(variables).toMatchObject({ data: { certificate: made[0].attachments[0].id } });

    const { code } = await prisma.sheet.findFirstOrThrow({ where: { instanceId: body.id } });
    const verified = await hall.nobody.get(`/api/verify/${code}?file=${sha256}`);
    expect(verified.body).toMatchObject({
      ...{ number: body.number, result: 'genuine', file: 'same', later: 0 },
      ...{ printedStatus: 'completed', status: 'completed' },
    });
  });

  it('is made once, also when the server fails before it is written down or the job comes again', async () => {
    const { prisma } = hall.database;
    const { body } = await submit({ purpose: 'internship' });
    const before = storedFiles();
    await prisma.$executeRawUnsafe(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
      AS $$ BEGIN RAISE EXCEPTION 'the database went away'; END $$`);
    await prisma.$executeRawUnsafe(
      'CREATE TRIGGER refuse BEFORE UPDATE ON "Attachment" FOR EACH ROW EXECUTE FUNCTION refuse()',
    );
    await hall.app.jobs.runDue().catch(() => undefined);
    const job = await prisma.job.findFirstOrThrow({ where: { instanceId: body.id } });
    expect(job).toMatchObject({ kind: 'document', status: 'pending', attempts: 1 });
    expect([await documentsOf(body.id), storedFiles()]).toEqual([[], before + 1]);

    await prisma.$executeRawUnsafe('DROP TRIGGER refuse ON "Attachment"');
    hall.advance(2 * 60_000);
    const at = { instanceId: body.id, executionId: job.executionId };
    for (let times = 0; times < 2; times += 1) await runAgain(at);
    expect((await read(body.id)).status).toBe('completed');
    expect(await documentsOf(body.id)).toHaveLength(1);
    expect(storedFiles()).toBe(before + 2);
    // What the failed attempt left behind is swept like every unused file.
    hall.advance(25 * 60 * 60_000);
    await prisma.$transaction((tx) => hall.app.jobs.enqueue(tx, SWEEP_ATTACHMENTS, {}));
    await hall.app.jobs.runDue();
    expect(storedFiles()).toBe(before + 1);
    const [document] = await documentsOf(body.id);
    expect((await student.download(`/api/attachments/${document?.id}`)).status).toBe(200);
  });

  it('stays whole when the connection is lost just after its transaction was committed', async () => {
    const { prisma } = hall.database;
    const { body } = await submit({ purpose: 'internship' });
    const transaction = prisma.$transaction.bind(prisma) as (...args: unknown[]) => Promise<unknown>;
    const lost = vi.spyOn(prisma, '$transaction').mockImplementation(async (...args: unknown[]) => {
      const result = await transaction(...args);
      if ((await documentsOf(body.id)).length === 0) return result;
      lost.mockRestore();
      throw new Error('the connection was lost');
    });
    await expect(hall.app.jobs.runDue()).rejects.toThrow('the connection was lost');
    await hall.app.jobs.runDue();
    expect((await read(body.id)).status).toBe('completed');
    const [document, ...more] = await documentsOf(body.id);
    expect(more).toEqual([]);
    expect((await student.download(`/api/attachments/${document?.id}`)).status).toBe(200);
  });

  it('is checked once, however often the job comes', async () => {
    const { body } = await submit({ purpose: 'scholarship' });
    const { prisma } = hall.database;
    const job = await prisma.job.findFirstOrThrow({ where: { instanceId: body.id } });
    expect(job).toMatchObject({ kind: 'lookup', status: 'pending', elementId: 'check' });
    const at = { instanceId: body.id, executionId: job.executionId };
    for (let times = 0; times < 2; times += 1)
      await prisma.$transaction((tx) => hall.app.jobs.enqueue(tx, RUN_SERVICE_JOB, at));
    await hall.app.jobs.runDue();
    const { body: once } = await student.get(`/api/instances/${body.id}/history`);
    await prisma.$transaction((tx) => hall.app.jobs.enqueue(tx, RUN_SERVICE_JOB, at));
    await hall.app.jobs.runDue();
    expect((await student.get(`/api/instances/${body.id}/history`)).body).toEqual(once);
    const { variables } = await prisma.instance.findUniqueOrThrow({ where: { id: body.id } });
    expect(variables).toMatchObject({ data: { enrolled: true, issue: 'at-once' } });
  });

  it('cannot be had while it waits for a check, nor after a refusal', async () => {
    const body = await apply({ purpose: 'visa' });
    const registrar = await hall.as('registrar');
    for (const caller of [student, registrar]) {
      const refused = await print(caller, body.id);
      expect([refused.status, refused.body.code]).toEqual([422, 'action-not-allowed']);
    }
    expect(await hall.database.prisma.sheet.count({ where: { instanceId: body.id } })).toBe(0);
    expect((await agree(registrar, body.id)).status).toBe(200);
    expect(await documentsOf(body.id)).toEqual([]);
    await hall.app.jobs.runDue();
    expect(await documentsOf(body.id)).toHaveLength(1);
    expect((await print(student, body.id)).status).toBe(200);

    const other = await apply({ purpose: 'visa' });
    const refusal = { outcome: 'disagree', opinion: '已毕业' };
    await registrar.post(`/api/tasks/${await taskOf(registrar, other.id)}/complete`, refusal);
    await hall.app.jobs.runDue();
    expect(await documentsOf(other.id)).toEqual([]);
    expect((await print(student, other.id)).status).toBe(422);
  });

  it('goes to Academic Affairs with what the student has typed', async () => {
    const body = await apply({ purpose: 'internship', studentNumber: '20260001' });
    expect(names(body)).toEqual(['review']);
  });

  it('goes to Academic Affairs when the directory knows no such student any more', async () => {
    const { prisma } = hall.database;
    const { id, postId } = await prisma.membership.findFirstOrThrow({ where: { userId: student.id } });
    const { body } = await submit({ purpose: 'internship' });
    await prisma.membership.update({ where: { id }, data: { postId: null } });
    await hall.app.jobs.runDue();
    expect(names(await read(body.id))).toEqual(['review']);
    await prisma.membership.update({ where: { id }, data: { postId } });
  });

  it('rests on what the directory says of a person, by id and by user name', async () => {
    const directory = createDirectory(hall.database.prisma, createOrganisation(hall.now));
    const facts = await findPersonFacts(directory, 'student');
    expect(facts).toMatchObject({
      ...{ id: student.id, username: 'student', name: '学院学生', active: true },
      posts: [{ key: 'student', name: '学生', nameEn: 'Student', department: 'computer-science' }],
    });
    expect(facts?.departments.map(({ key }) => key).at(-1)).toBe('university');
    expect(await findPersonFacts(directory, student.id)).toEqual(facts);
    expect(await findPersonFacts(directory, 'nobody')).toBeNull();
  });
});
