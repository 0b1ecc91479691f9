import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, names, taskOf, upload } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const DAY = 24 * 60 * 60 * 1000;

describe.each(DATABASE_KINDS)('leave and seals on %s', (kind) => {
  let hall: ServiceHall;
  let staff: Caller;

  beforeAll(async () => {
    hall = await startServiceHall(kind);
    staff = await hall.as('staff');
  });
  afterAll(() => hall?.close());

  const leave = (endDate: string) =>
    staff.post('/api/instances', {
      itemKey: 'leave-request',
      form: {
        ...{ leaveType: 'personal', startDate: '2026-12-01', endDate, days: 1 },
        ...{ reason: '家事', contactPhone: '13800138000' },
      },
    });
  const headOf = async (body: { currentSteps: { people: { id: string }[] }[] }) => {
    const id = body.currentSteps[0]?.people[0]?.id;
    const user = await hall.database.prisma.user.findUniqueOrThrow({ where: { id } });
    return hall.as(user.username);
  };

  describe('a leave request', () => {
    it('computes the days itself and ends after the head for a short one, with a copy to the office', async () => {
      const { body } = await leave('2026-12-03');
      expect(body.title).toBe('学院教师请假 3 天');
      expect(names(body)).toEqual(['head']);
      const done = await agree(await headOf(body), body.id);
      expect(done.body).toMatchObject({ status: 'completed', progress: { done: 2, remaining: 0 } });
      const hr = await hall.as('hr');
      const copies = await hr.get('/api/tasks?view=cc');
      expect(copies.body.items[0]).toMatchObject({ instanceId: body.id, taskId: null, read: false });
      expect((await hr.get('/api/tasks/counts')).body.cc).toBe(1);
      const opened = await hr.get(`/api/instances/${body.id}`);
      expect(opened.body).toMatchObject({ abilities: { terminate: false, withdraw: false }, myTaskIds: [] });
      expect(opened.body.data.contactPhone).not.toBe('13800138000');
      expect((await hr.get('/api/tasks/counts')).body.cc).toBe(0);
      expect((await hr.get('/api/tasks?view=cc')).body.items[0].read).toBe(true);
    });

    it('goes on to further offices for a longer one', async () => {
      const { body } = await leave('2026-12-20');
      const afterHead = await agree(await headOf(body), body.id);
      expect(names(afterHead.body)).toEqual(['human-resources']);
      const afterOffice = await agree(await hall.as('hr-head'), body.id);
      expect(names(afterOffice.body)).toEqual(['president-office']);
      expect((await agree(await hall.as('president-office'), body.id)).body.status).toBe('completed');
    });

    it('fires the reminder after two days, once, and not when the step is over', async () => {
      const waiting = await leave('2026-12-02');
      const decided = await leave('2026-12-02');
      await agree(await headOf(decided.body), decided.body.id);
      const timers = (instanceId: string) => hall.database.prisma.timer.count({ where: { instanceId } });
      expect([await timers(waiting.body.id), await timers(decided.body.id)]).toEqual([1, 0]);
      const [timer] = await hall.database.prisma.timer.findMany({ where: { instanceId: waiting.body.id } });
      expect(timer!.dueAt.getTime() - Date.parse(waiting.body.createdAt)).toBe(2 * DAY);

      hall.advance(2 * DAY);
      const { FIRE_TIMER } = await import('../src/modules/instances/index.ts');
      await hall.database.prisma.$transaction(async (tx) => {
        const job = { instanceId: waiting.body.id, executionId: timer!.executionId };
        await hall.app.jobs.enqueue(tx, FIRE_TIMER, job);
        await hall.app.jobs.enqueue(tx, FIRE_TIMER, job);
      });
      await hall.app.jobs.runDue();
      const history = await staff.get(`/api/instances/${waiting.body.id}/history`);
      expect(history.body.items.filter((entry: { action: string }) => entry.action === 'timer')).toHaveLength(1);
      expect((await staff.get(`/api/instances/${waiting.body.id}`)).body.status).toBe('running');
      expect(await timers(waiting.body.id)).toBe(0);
    });
  });

  describe('the use of a seal', () => {
    const seal = async (more: object = {}) =>
      staff.post('/api/instances', {
        itemKey: 'seal-use',
        form: {
          ...{ sealKind: 'contract', documentTitle: '合作协议', purpose: '签约', recipient: '某公司', copies: 2 },
          documents: [await upload(hall, staff)],
          ...more,
        },
      });

    it('waits for all parallel approvals, then offers the handler a choice', async () => {
      const { body, status } = await seal({ amount: 100000 });
      expect(status).toBe(201);
      const steps = names(body);
      expect(steps).toContain('head');
      expect(steps.length).toBeGreaterThan(1);

      const afterHead = await agree(await headOf(body), body.id);
      expect(names(afterHead.body)).toEqual(steps.filter((step) => step !== 'head'));
      let last = afterHead;
      for (const step of names(afterHead.body)) {
        last = await agree(await hall.as(step === 'legal' ? 'legal' : 'finance-head'), body.id);
      }
      expect(names(last.body)).toEqual(['seal-keeper']);

      const keeper = await hall.as('seal');
      const taskId = await taskOf(keeper, body.id);
      expect((await keeper.post(`/api/tasks/${taskId}/claim`)).status).toBe(200);
      const { body: options } = await keeper.get(`/api/tasks/${taskId}/options`);
      expect(options.branches.length).toBeGreaterThan(1);
      const undecided = await agree(keeper, body.id);
      expect(['choice-required', 'form-invalid']).toContain(undecided.body.code);
      const ending = options.branches.find((branch: { ends: boolean }) => branch.ends);
      const done = await agree(keeper, body.id, { next: { flowId: ending.flowId } });
      expect(done.body.code ?? done.body.status).toBe('completed');
    });

    it('returned from one branch, closes the other ones', async () => {
      const { body } = await seal({ sealKind: 'university' });
      const head = await headOf(body);
      const taskId = await taskOf(head, body.id);
      const returned = await head.post(`/api/tasks/${taskId}/return`, { target: 'initiator', opinion: '请补充' });
      expect(names(returned.body)).toEqual(['apply']);
      expect(await hall.database.prisma.task.count({ where: { instanceId: body.id, status: 'OPEN' } })).toBe(1);
    });
  });
});
