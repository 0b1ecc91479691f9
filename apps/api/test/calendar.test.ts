import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';
import { createTestApp } from './test-app.ts';
import { along, applyTask, itemsFolder, task, writeItem } from './write-item.ts';

const PATH = '/api/admin/calendar';
const DAY = [{ from: '09:00', to: '17:00' }];
const HOURS = { '1': DAY, '2': DAY, '3': DAY, '4': DAY, '5': DAY, '6': [], '7': [] };
const beijing = (time: string): Date => new Date(`${time}+08:00`);

describe.each(DATABASE_KINDS)('the calendar of the organisation on %s', (kind) => {
  let hall: ServiceHall;
  let admin: Caller;
  let staff: Caller;
  let items: Awaited<ReturnType<typeof itemsFolder>>;

  beforeAll(async () => {
    items = await itemsFolder();
    await writeItem(items.path, {
      key: 'due',
      process: `<startEvent id="start" />${applyTask}
        ${task('check', 'leader').replace('</flow:step>', '<flow:due after="P1D" /></flow:step>')}
        <boundaryEvent id="late" attachedToRef="check"><timerEventDefinition id="late-t" flow:workingTime="true"><timeDuration
          xsi:type="tFormalExpression">P1D</timeDuration></timerEventDefinition></boundaryEvent>
        ${task('hurry', 'director')}<endEvent id="end" />${along('start', 'apply', 'check', 'end')}${along('late', 'hurry', 'end')}`,
    });
    hall = await startServiceHall(kind, { processesDir: items.path });
    hall.advance(beijing('2026-03-02T10:00').getTime() - hall.now().getTime());
    admin = await hall.as('admin');
    staff = await hall.as('staff');
  });
  afterAll(async () => {
    await hall?.close();
    await items?.remove();
  });

  it.each([
    ['get', `${PATH}?year=2026`, undefined],
    ['put', `${PATH}/hours`, { hours: HOURS }],
    ['put', `${PATH}/days`, { from: '2026-03-03', to: '2026-03-03', kind: 'off' }],
    ['delete', `${PATH}/days/2026-03-03`, undefined],
  ] as const)('lets nobody %s %s without the permission', async (method, url, body) => {
    const ask = (caller: Caller) => (method === 'put' ? caller.put(url, body ?? {}) : caller[method](url));
    expect((await ask(hall.nobody)).status).toBe(401);
    expect((await ask(staff)).status).toBe(403);
  });

  it('refuses what makes no calendar', async () => {
    const statusOf = async (call: Promise<{ status: number; body: { code: string } }>) => {
      const { status, body } = await call;
      return [status, body.code];
    };
    const none = { '1': [], '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] };
    const overlapping = {
      ...none,
      '1': [
        { from: '09:00', to: '12:00' },
        { from: '11:00', to: '13:00' },
      ],
    };
    expect(await statusOf(admin.put(`${PATH}/hours`, { hours: none }))).toEqual([422, 'office-hours-invalid']);
    expect(await statusOf(admin.put(`${PATH}/hours`, { hours: overlapping }))).toEqual([422, 'office-hours-invalid']);
    expect(await statusOf(admin.put(`${PATH}/hours`, { hours: { '1': DAY } }))).toEqual([400, 'invalid-request']);
    const days = { from: '2026-03-05', to: '2026-03-03', kind: 'off' };
    expect(await statusOf(admin.put(`${PATH}/days`, days))).toEqual([422, 'days-invalid']);
    expect(await statusOf(admin.put(`${PATH}/days`, { ...days, to: '2028-01-01' }))).toEqual([422, 'days-invalid']);
    expect(await statusOf(admin.put(`${PATH}/days`, { ...days, to: 'soon' }))).toEqual([400, 'invalid-request']);
    expect(await statusOf(admin.delete(`${PATH}/days/2026-03-03`))).toEqual([404, 'not-found']);
    expect((await admin.get(`${PATH}?year=12`)).status).toBe(400);
  });

  it('shows public holidays, usual hours and own days', async () => {
    const { body } = await admin.get(`${PATH}?year=2025`);
    expect(body.hours['1']).toEqual([
      { from: '08:00', to: '12:00' },
      { from: '14:00', to: '17:30' },
    ]);
    expect(body.hours['7']).toEqual([]);
    expect(body.days).toEqual([]);
    expect(body.publicDays).toContainEqual({
      date: '2025-10-01',
      kind: 'off',
      name: { zh: '国庆节', en: 'National Day' },
    });
    expect(body.publicDays).toContainEqual(expect.objectContaining({ date: '2025-09-28', kind: 'working' }));
  });

  it('moves due times, timers and promises at once, on every server, and says so in the audit log', async () => {
    const other = await createTestApp({ database: hall.database, clock: hall.now });
    await other.app.ready();
    const apply = async () => {
      const { body } = await staff.post('/api/instances', { itemKey: 'due', form: {} });
      const instance = await hall.database.prisma.instance.findUniqueOrThrow({
        where: { id: body.id },
        include: { tasks: { where: { stepId: 'check' } }, timers: true },
      });
      const minute = (at: Date | null | undefined) =>
        new Date((at?.getTime() ?? 0) + 8 * 3_600_000).toISOString().slice(0, 16);
      return [minute(instance.tasks[0]?.dueAt), minute(instance.timers[0]?.dueAt), minute(instance.dueAt).slice(0, 10)];
    };
    try {
      expect(await apply()).toEqual(['2026-03-03T10:00', '2026-03-03T10:00', '2026-03-09']);
      const founding = { from: '2026-03-03', to: '2026-03-04', kind: 'off', note: ' 校庆 ' };
      expect((await admin.put(`${PATH}/days`, founding)).status).toBe(204);
      expect((await admin.put(`${PATH}/days`, { from: '2026-03-07', to: '2026-03-07', kind: 'working' })).status).toBe(
        204,
      );
      expect((await admin.get(`${PATH}?year=2026`)).body.days).toEqual([
        { date: '2026-03-03', kind: 'off', note: '校庆' },
        { date: '2026-03-04', kind: 'off', note: '校庆' },
        { date: '2026-03-07', kind: 'working', note: null },
      ]);
      // Monday 10:00 and a working day: Thursday. Five: Thursday, Friday, Saturday, Monday, Tuesday.
      expect(await apply()).toEqual(['2026-03-05T10:00', '2026-03-05T10:00', '2026-03-10']);
      const { headers } = await other.signIn('staff');
      const answer = await other.app.inject({
        ...{ method: 'POST', url: '/api/instances', headers },
        payload: { itemKey: 'due', form: {} },
      });
      expect(answer.json().dueAt.slice(0, 10)).toBe('2026-03-10');
      expect((await admin.delete(`${PATH}/days/2026-03-03`)).status).toBe(204);
      expect(await apply()).toEqual(['2026-03-03T10:00', '2026-03-03T10:00', '2026-03-09']);
      expect((await admin.put(`${PATH}/hours`, { hours: { ...HOURS, '2': [] } })).status).toBe(204);
      expect(await apply()).toEqual(['2026-03-05T10:00', '2026-03-05T10:00', '2026-03-11']);
    } finally {
      await other.close();
    }
    const entries = await hall.database.prisma.auditEntry.findMany({ where: { action: { contains: 'calendar' } } });
    expect(entries).toHaveLength(3);
    expect(entries[0]).toMatchObject({
      actorId: admin.id,
      detail: { from: '2026-03-03', to: '2026-03-04', kind: 'off' },
    });
  });

  it('counts the due times of open steps anew, and tells how many there are', async () => {
    await admin.put(`${PATH}/hours`, { hours: HOURS });
    await hall.app.jobs.runDue();
    const { body } = await staff.post('/api/instances', { itemKey: 'due', form: {} });
    const { prisma } = hall.database;
    const dueDay = async () => {
      const [task] = await prisma.task.findMany({ where: { instanceId: body.id, stepId: 'check' } });
      const round = await prisma.round.findFirstOrThrow({ where: { instanceId: body.id, stepId: 'check' } });
      expect(round.wakeAt).toEqual(task?.dueAt);
      return task?.dueAt?.toISOString().slice(0, 10);
    };
    const before = await dueDay();
    const { openSteps } = (await admin.get(`${PATH}?year=2026`)).body;
    expect(openSteps).toBeGreaterThan(0);
    await admin.put(`${PATH}/days`, { from: before, to: before, kind: 'off' });
    expect(await dueDay()).toBe(before);
    await hall.app.jobs.runDue();
    const after = await dueDay();
    expect(after && before && after > before).toBe(true);
    const leader = await hall.as('leader');
    const row = (await leader.get('/api/tasks')).body.items.find(
      (one: { instanceId: string }) => one.instanceId === body.id,
    );
    expect(row.dueAt.slice(0, 10)).toBe(after);
    await admin.delete(`${PATH}/days/${before}`);
    await hall.app.jobs.runDue();
    expect(await dueDay()).toBe(before);
    await leader.post(`/api/tasks/${row.taskId}/complete`, { outcome: 'agree' });
    expect((await admin.get(`${PATH}?year=2026`)).body.openSteps).toBe(openSteps - 1);
    expect((await staff.get(`/api/instances/${body.id}/history/verify`)).body.intact).toBe(true);
  });

  it('counts how long people wait in office hours', async () => {
    await admin.put(`${PATH}/hours`, { hours: HOURS });
    const { body } = await staff.post('/api/instances', { itemKey: 'due', form: {} });
    // Two working days, and two hours of the third.
    hall.advance(4 * 24 * 3_600_000 + 2 * 3_600_000);
    const leader = await hall.as('leader');
    const { items: rows } = (await leader.get('/api/tasks')).body;
    const row = rows.find((one: { instanceId: string }) => one.instanceId === body.id);
    const waited = { days: 3, minutes: 120 };
    expect(row.waited).toEqual(waited);
    expect((await staff.get(`/api/instances/${body.id}`)).body.currentSteps[0].waited).toEqual(waited);
    await leader.post(`/api/tasks/${row.taskId}/complete`, { outcome: 'agree' });
    const history = (await staff.get(`/api/instances/${body.id}/history`)).body.items;
    expect(history[1]).toMatchObject({ action: 'agree', waited });
    expect(history[1].waitedMs).toBeGreaterThanOrEqual(98 * 3_600_000);
    expect(history[0].waited).toEqual({ days: 0, minutes: 0 });
  });
});
