import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetAnswers } from '../src/http/forget-answers.ts';
import { FIRE_TIMER } from '../src/modules/instances/index.ts';
import { applyForCard, cardForm, taskOf } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

describe.each(DATABASE_KINDS)('what goes wrong on %s', (kind) => {
  let hall: ServiceHall;
  let admin: Caller;
  let staff: Caller;

  beforeAll(async () => {
    hall = await startServiceHall(kind);
    admin = await hall.as('admin');
    staff = await hall.as('staff');
  });
  afterAll(() => hall?.close());

  /** Makes the stored state of a process unreadable. */
  const damage = (id: string) =>
    hall.database.prisma.instance.update({
      where: { id },
      data: { snapshot: { v: 99, runtime: 'bpmn-engine', data: {} } },
    });
  const leave = async (): Promise<string> => {
    const { body } = await staff.post('/api/instances', {
      itemKey: 'leave-request',
      form: {
        ...{ leaveType: 'annual', startDate: '2026-12-01', endDate: '2026-12-02' },
        ...{ reason: '休息', contactPhone: '13800138000' },
      },
    });
    return body.id;
  };

  it('changes nothing when the process cannot go on, and tells administrators', async () => {
    const id = (await applyForCard(hall)).body.id;
    await damage(id);
    const leader = await hall.as('leader');
    const taskId = await taskOf(leader, id);
    const before = await leader.get(`/api/tasks/${taskId}`);
    const failed = await leader.post(
      `/api/tasks/${taskId}/complete`,
      { outcome: 'agree' },
      { 'idempotency-key': 'failing' },
    );
    expect([failed.status, failed.body.code]).toEqual([500, 'process-failed']);
    const after = await leader.get(`/api/tasks/${taskId}`);
    expect(after.body).toMatchObject({ status: 'open', version: before.body.version });
    expect((await leader.get(`/api/instances/${id}/history`)).body.items).toHaveLength(1);
    const [told] = (await admin.get('/api/notifications')).body.items;
    expect(told).toMatchObject({ event: 'incident', instanceId: id });
  });

  it('marks an instance whose timer cannot fire as an incident, with the reason in its history', async () => {
    const id = await leave();
    await damage(id);
    const timer = await hall.database.prisma.timer.findFirstOrThrow({ where: { instanceId: id } });
    const job = { instanceId: id, executionId: timer.executionId };
    hall.advance(2 * 24 * 60 * 60 * 1000);
    await hall.database.prisma.$transaction((tx) => hall.app.jobs.enqueue(tx, FIRE_TIMER, job));
    await hall.app.jobs.runDue();
    expect((await staff.get(`/api/instances/${id}`)).body.status).toBe('incident');
    const history = await admin.get(`/api/instances/${id}/history`);
    expect(history.body.items.at(-1)).toMatchObject({ action: 'incident', opinion: expect.stringMatching(/./) });
    expect((await admin.get(`/api/instances/${id}/history/verify`)).body.intact).toBe(true);
    expect((await admin.get('/api/notifications')).body.items[0]).toMatchObject({ event: 'incident', instanceId: id });
  });

  it('ignores a timer of an instance that is gone', async () => {
    const job = { instanceId: crypto.randomUUID(), executionId: 'x' };
    await hall.database.prisma.$transaction((tx) => hall.app.jobs.enqueue(tx, FIRE_TIMER, job));
    await expect(hall.app.jobs.runDue()).resolves.toBeGreaterThan(0);
  });

  it('proves when somebody has changed, removed or cut off records', async () => {
    const { prisma } = hall.database;
    const id = (await applyForCard(hall)).body.id;
    const director = await hall.as('director');
    await director.post(`/api/instances/${id}/terminate`, { reason: '不需要了' });
    const verify = async () => (await director.get(`/api/instances/${id}/history/verify`)).body;
    expect(await verify()).toEqual({ intact: true, entries: 2, brokenAt: null });

    const where = { instanceId_seq: { instanceId: id, seq: 2 } };
    const row = await prisma.historyEntry.update({ where, data: { opinion: '领导要求' } });
    expect(await verify()).toEqual({ intact: false, entries: 2, brokenAt: 2 });
    await prisma.historyEntry.delete({ where: { id: row.id } });
    expect(await verify()).toEqual({ intact: false, entries: 1, brokenAt: 2 });
  });

  it('forgets stored answers after a week, not before', async () => {
    const { prisma } = hall.database;
    const director = await hall.as('director');
    const form = await cardForm(hall, director);
    const key = { 'idempotency-key': 'to-be-forgotten' };
    await director.post('/api/instances', { itemKey: 'temporary-card', form }, key);
    const day = 24 * 60 * 60 * 1000;
    const after = (days: number) => new Date(hall.now().getTime() + days * day);
    await forgetAnswers(prisma, after(6));
    expect(await prisma.idempotencyKey.count({ where: { key: 'to-be-forgotten' } })).toBe(1);
    await forgetAnswers(prisma, after(8));
    expect(await prisma.idempotencyKey.count()).toBe(0);
  });
});

describe('a lost connection', () => {
  it('is answered as unavailable for the moment, and the next request succeeds', async () => {
    const hall = await startServiceHall('postgres');
    const { prisma } = hall.database;
    await prisma.$executeRaw`CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql
      AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END'`;
    await prisma.$executeRaw`CREATE TRIGGER lose BEFORE INSERT ON "HistoryEntry" FOR EACH ROW EXECUTE FUNCTION lose()`;
    const lost = await applyForCard(hall);
    expect([lost.status, lost.body.code]).toEqual([503, 'unavailable']);
    await prisma.$executeRaw`DROP TRIGGER lose ON "HistoryEntry"`;
    expect((await applyForCard(hall)).status).toBe(201);
    await hall.close();
  });
});
