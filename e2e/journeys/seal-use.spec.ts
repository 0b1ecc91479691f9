import { nameOf } from '../fixtures/accounts.ts';
import { applyForSeal } from '../fixtures/forms.ts';
import { expect, test } from '../fixtures/test.ts';
import { FormScreen } from '../screens/form.ts';
import { InstanceScreen } from '../screens/instance.ts';
import { findApplication, findTask } from '../screens/record-list.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';
import { TaskScreen } from '../screens/task.ts';

test('three people approve at the same time, then the seal keeper chooses what follows', {
  tag: '@postgres',
}, async ({ login, as }) => {
  test.slow();
  const instance = await applyForSeal(await as('staff'));
  const staff = await login('staff');
  const row = await (await findApplication(staff, instance.number)).only();
  for (const step of ['部门负责人审批', '法律顾问审核', '财务处审核']) await expect(row).toContainText(step);

  const legal = await login('legal', `/tasks/${await (await as('legal')).task(instance)}`);
  await new TaskScreen(legal).agree('条款无异议');
  await (await as('finance-head')).complete(instance, { opinion: '预算内' });
  await row.getByRole('link').first().click();
  const diagram = await new InstanceScreen(staff).diagram();
  await expect(diagram.getByRole('button', { name: /法律顾问审核 · 已完成/ })).toBeVisible();
  await expect(diagram.getByRole('button', { name: /部门负责人审批 · 办理中/ })).toBeVisible();
  await (await as('dean')).complete(instance, { opinion: '同意' });
  // The open diagram follows without a reload.
  await expect(diagram.getByRole('button', { name: /部门负责人审批 · 已完成/ })).toBeVisible();

  const seal = await login('seal');
  await (await findTask(seal, 'todo', instance.number)).openOnly();
  const task = new TaskScreen(seal);
  await task.press('认领');
  const form = new FormScreen(seal);
  await form.fill('实际用印份数', '4');
  await form.date(seal.getByRole('textbox', { name: '用印日期' }), '2026-09-01');
  await task.press('已用印');
  const dialog = new SubmitDialog(seal);
  await dialog.confirm('已用印');
  await expect(dialog.root.getByText('请选择下一环节')).toBeVisible();
  await dialog.root.getByRole('radio', { name: '移交归档' }).check();
  await dialog.expectPreselected('归档登记', '校办主任');
  await dialog.confirm('已用印');
  await task.expectFinished('已办理完成');

  const archive = await login('president-office');
  await (await findTask(archive, 'todo', instance.number)).openOnly();
  await new FormScreen(archive).fill('归档编号', 'HT-2026-1');
  await new TaskScreen(archive).press('已归档');
  await new SubmitDialog(archive).confirm('已归档');
  await new TaskScreen(archive).expectFinished('已办理完成');
  await expect(staff.getByText('全部环节已完成，申请办结。')).toBeVisible();
});

test('one disagreement ends it as rejected for everybody', async ({ login, as }) => {
  const instance = await applyForSeal(await as('staff'), { sealKind: 'legal-representative', amount: 1 });
  const legal = await login('legal', `/tasks/${await (await as('legal')).task(instance)}`);
  await new TaskScreen(legal).disagree('授权范围不清');
  await expect(legal.getByText('申请未获同意，流程结束。')).toBeVisible();

  const staff = await login('staff');
  await expect(await (await findApplication(staff, instance.number)).only()).toContainText('未同意');
  const dean = await login('dean');
  await findTask(dean, 'todo', instance.number);
  await expect(dean.getByText('没有符合条件的记录')).toBeVisible();
  await staff.goto(`/applications/${instance.id}`);
  const history = await new InstanceScreen(staff).history();
  await expect(history.filter({ hasText: '授权范围不清' })).toContainText('法律顾问');
  await expect(history.last()).toContainText('未获同意，流程结束');
  await expect(history.filter({ hasText: nameOf('dean') }).filter({ hasText: '同意' })).toHaveCount(0);
});
