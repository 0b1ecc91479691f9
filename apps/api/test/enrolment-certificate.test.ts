import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, taskOf } from './applications.ts';
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

  const apply = (purpose: string) =>
    student.post('/api/instances', {
      itemKey: ITEM,
      form: { studentNumber: '20260001', programme: '计算机科学与技术', purpose },
    });

  it('is issued within the submit, as a PDF with a code that anybody can verify', async () => {
    const { status, body } = await apply('internship');
    expect([status, body.status]).toEqual([201, 'completed']);
    const pdf = await student.get(`/api/instances/${body.id}/sheet`);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    const { code } = await hall.database.prisma.sheet.findFirstOrThrow({ where: { instanceId: body.id } });
    const verified = await hall.nobody.get(`/api/verify/${code}`);
    expect([verified.status, verified.body.number]).toEqual([200, body.number]);
  });

  it('cannot be had while it waits for a check, nor after a refusal', async () => {
    const { body } = await apply('visa');
    const registrar = await hall.as('registrar');
    const print = (caller: Caller, id: string) => caller.get(`/api/instances/${id}/sheet`);
    for (const caller of [student, registrar]) {
      const refused = await print(caller, body.id);
      expect([refused.status, refused.body.code]).toEqual([422, 'action-not-allowed']);
    }
    expect(await hall.database.prisma.sheet.count({ where: { instanceId: body.id } })).toBe(0);
    expect((await agree(registrar, body.id)).body.status).toBe('completed');
    expect((await print(student, body.id)).status).toBe(200);

    const other = (await apply('visa')).body;
    const refusal = { outcome: 'disagree', opinion: '已毕业' };
    await registrar.post(`/api/tasks/${await taskOf(registrar, other.id)}/complete`, refusal);
    expect((await print(student, other.id)).status).toBe(422);
  });
});
