import { chineseWorkingCalendar } from '@flowhall/calendar/china';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { names } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';
import { along, applyTask, itemsFolder, task, writeItem } from './write-item.ts';

describe('expressions of a service item', () => {
  let hall: ServiceHall;
  let admin: Caller;
  let staff: Caller;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    const items = await itemsFolder();
    remove = items.remove;
    await writeItem(items.path, {
      key: 'naming',
      title: '"测试 " + reason',
      number: '"N" + year + reason',
      process: `<startEvent id="start" />${applyTask}${task('check', 'leader')}<endEvent id="end" />${along('start', 'apply', 'check', 'end')}`,
    });
    await writeItem(items.path, {
      key: 'paying',
      roots: '<message id="paid" name="paid" />',
      process: `<startEvent id="start" />${applyTask}
        <receiveTask id="wait" name="Wait" messageRef="paid" flow:correlationKey="= &quot;order-&quot; + string(amount)" />
        ${task('confirm', 'leader')}<endEvent id="end" />${along('start', 'apply', 'wait', 'confirm', 'end')}`,
    });
    await writeItem(items.path, {
      key: 'deadline',
      process: `<startEvent id="start" />${applyTask}${task('check', 'leader')}<endEvent id="end" />
        <boundaryEvent id="late" attachedToRef="check"><timerEventDefinition id="late-t" flow:workingTime="true"><timeDuration
          xsi:type="tFormalExpression">= duration("P" + string(amount) + "DT1H")</timeDuration></timerEventDefinition></boundaryEvent>
        ${task('hurry', 'director')}${along('start', 'apply', 'check', 'end')}${along('late', 'hurry', 'end')}`,
    });
    hall = await startServiceHall('pglite', { processesDir: items.path });
    admin = await hall.as('admin');
    staff = await hall.as('staff');
  });
  afterAll(async () => {
    await hall?.close();
    await remove?.();
  });

  const apply = async (itemKey: string, form: object) => {
    const { status, body } = await staff.post('/api/instances', { itemKey, form });
    expect([status, body.code]).toEqual([201, undefined]);
    return body;
  };
  const steps = async (id: string) => names((await admin.get(`/api/instances/${id}`)).body);

  it('name an application; where they give no text for its data, it gets the default names', async () => {
    expect(await apply('naming', { reason: '甲' })).toMatchObject({ title: '测试 甲', number: /^N\d{4}甲$/ });
    const { title, number } = await apply('naming', {});
    expect(title).toMatch(/^naming（.+）$/);
    expect(number).toMatch(/^NAMING-\d{4}-\d{4}$/);
  });

  it('say whose message it is', async () => {
    const one = await apply('paying', { amount: 1 });
    const two = await apply('paying', { amount: 2 });
    const pay = (correlationKey: string) => admin.post('/api/messages', { name: 'paid', correlationKey });
    expect((await pay('order-3')).status).toBe(404);
    expect((await pay('order-2')).status).toBe(200);
    expect(await steps(one.id)).toEqual([]);
    expect(await steps(two.id)).toEqual(['confirm']);
  });

  it('set timers in working time', async () => {
    const calendar = chineseWorkingCalendar();
    const before = hall.now();
    const { id } = await apply('deadline', { amount: 2 });
    const due = (from: Date) => calendar.addWorkingTime(from, { days: 2, time: 3_600_000 }).getTime();
    const [timer] = await hall.database.prisma.timer.findMany({ where: { instanceId: id } });
    expect(timer?.dueAt.getTime()).toBeGreaterThanOrEqual(due(before));
    expect(timer?.dueAt.getTime()).toBeLessThanOrEqual(due(hall.now()));
  });
});
