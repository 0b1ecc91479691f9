import type { Locator } from '@playwright/test';
import { nameOf } from '../fixtures/accounts.ts';
import { applyForLeave } from '../fixtures/forms.ts';
import { expect, test } from '../fixtures/test.ts';
import { InstanceScreen } from '../screens/instance.ts';
import { findTask } from '../screens/record-list.ts';
import { TaskScreen } from '../screens/task.ts';

test('a short leave ends with the head of department, and Human Resources get a copy', async ({ login, as }) => {
  const instance = await applyForLeave(await as('staff'));
  const dean = await login('dean', `/tasks/${await (await as('dean')).task(instance)}`);
  await new TaskScreen(dean).agree('准假');
  await expect(dean.getByText('全部环节已完成，申请办结。')).toBeVisible();

  const hr = await login('hr');
  const copies = await findTask(hr, 'cc', instance.number);
  await expect(await copies.only()).toContainText('未读');
  await copies.openOnly();
  await expect(hr.getByRole('tabpanel', { name: '申请内容' })).toContainText('家中有事');
  await expect((await new InstanceScreen(hr).history()).filter({ hasText: '抄送' })).toHaveCount(1);
  await expect(await (await findTask(hr, 'cc', instance.number)).only()).not.toContainText('未读');
});

test('a long leave goes up to the President’s Office', async ({ login, as }) => {
  const instance = await applyForLeave(await as('staff'), {
    leaveType: 'annual',
    startDate: '2026-09-01',
    endDate: '2026-09-20',
  });
  const dean = await login('dean', `/tasks/${await (await as('dean')).task(instance)}`);
  await new TaskScreen(dean).agree('同意');
  await expect(dean.getByText('办理「人事处审批」')).toBeVisible();
  await (await as('hr-head')).complete(instance);
  const president = await login('president-office');
  await (await findTask(president, 'todo', instance.number)).openOnly();
  await new TaskScreen(president).agree('同意');

  const staff = await login('staff', `/applications/${instance.id}`);
  await expect(staff.getByText('全部环节已完成，申请办结。')).toBeVisible();
  const diagram = await new InstanceScreen(staff).diagram();
  for (const step of ['部门负责人审批', '人事处审批', '校长办公室审批']) {
    await expect(diagram.getByRole('button', { name: new RegExp(`${step} · 已完成`) })).toBeVisible();
  }
});

test('withdraw takes a submitted application back, as long as nobody has acted', { tag: '@phone' }, async ({
  login,
  as,
}) => {
  const instance = await applyForLeave(await as('staff'));
  const page = await login('staff', `/applications/${instance.id}`);
  await page.getByTestId('action-bar').getByRole('button', { name: '撤回' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await expect(page.getByText('已撤回，可以修改后重新提交')).toBeVisible();
  await expect(page.getByRole('link', { name: '修改并重新提交' })).toBeVisible();
  const dean = await login('dean');
  await findTask(dean, 'todo', instance.number);
  await expect(dean.getByText('没有符合条件的记录')).toBeVisible();
});

test('transfer hands a to-do to a person picked in the organisation', { tag: '@phone' }, async ({ login, as }) => {
  const instance = await applyForLeave(await as('staff'));
  const page = await login('dean', `/tasks/${await (await as('dean')).task(instance)}`);
  await new TaskScreen(page).choose('更多操作', '转办');
  const picker = page.getByRole('dialog', { name: '转给谁' });
  await picker.getByRole('textbox', { name: '输入姓名查找全校人员' }).fill('保卫处处长');
  await picker.getByRole('radio', { name: /保卫处处长/ }).click();
  await picker.getByRole('button', { name: '确定' }).click();
  const dialog = page.getByRole('dialog', { name: '转办给他人' });
  await expect(dialog).toContainText('保卫处处长');
  await dialog.getByRole('textbox', { name: '办理意见' }).fill('请代为审批');
  await dialog.getByRole('button', { name: '转办' }).click();
  await new TaskScreen(page).expectFinished('已转办');
  await expect(page.getByText('已送交 保卫处处长 办理「部门负责人审批」')).toBeVisible();
});

test('applicant and handler leave each other comments', { tag: '@phone' }, async ({ login, as }) => {
  const instance = await applyForLeave(await as('staff'));
  await (await as('dean')).comment(instance, '课程由谁代？');
  const page = await login('staff', `/applications/${instance.id}`);
  const panel = await new InstanceScreen(page).tab('留言');
  await expect(panel).toContainText('课程由谁代？');
  await expect(panel).toContainText(nameOf('dean'));
  await panel.getByRole('button', { name: '发送' }).click();
  await expect(panel.getByText('请先填写留言内容')).toBeVisible();
  await panel.getByRole('textbox', { name: '留言' }).fill('由同组老师代课');
  await panel.getByRole('button', { name: '发送' }).click();
  await expect(panel.getByRole('listitem').filter({ hasText: '由同组老师代课' })).toBeVisible();
  await expect(panel.getByRole('textbox', { name: '留言' })).toHaveValue('');
});

test('what was changed shows with the old and the new value, to the approver and in the history', {
  tag: '@phone',
}, async ({ login, as }) => {
  const [staff, dean] = [await as('staff'), await as('dean')];
  const instance = await applyForLeave(staff, { destination: '江苏南京' });
  // What the approver has seen is what the changes are measured by.
  await dean.returnTo('initiator', instance, '请改期');
  const changed = { endDate: '2026-09-11', reason: '家中有事，改期', destination: '浙江杭州' };
  await staff.complete(instance, { form: changed });

  const expected = [
    ['结束日期', '2026-09-09', '2026-09-11'],
    ['请假天数', '3', '5'],
    ['请假事由', '家中有事', '家中有事，改期'],
    ['外出地点', '江苏南京', '浙江杭州'],
  ] as const;
  const expectChanges = async (within: Locator) => {
    await within.getByText('修改了 4 处').click();
    for (const [field, before, after] of expected) {
      const change = within
        .locator('dl > div')
        .filter({ has: page.getByRole('term').getByText(field, { exact: true }) });
      await expect(change.getByRole('deletion')).toHaveText(`修改前: ${before}`);
      await expect(change.getByRole('insertion')).toHaveText(`修改后: ${after}`);
    }
  };
  const page = await login('dean', `/tasks/${await dean.task(instance)}`);
  await expect(page.getByText('上次查看后有 4 处修改')).toBeVisible();
  await expectChanges(page.getByRole('main'));
  await page.goto(`/applications/${instance.id}`);
  const history = await new InstanceScreen(page).history();
  await expectChanges(history.filter({ hasText: '重新提交' }));
});
