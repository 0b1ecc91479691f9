import { applyForLeave } from '../fixtures/forms.ts';
import { expect, test } from '../fixtures/test.ts';
import { InstanceScreen } from '../screens/instance.ts';
import { pickPerson } from '../screens/people-picker.ts';
import { findTask } from '../screens/record-list.ts';

test('the open work of somebody who leaves goes to another person', async ({ login, as }) => {
  // No other journey gives the head of the library work.
  const officer = await as('t1037');
  const first = await applyForLeave(officer);
  const second = await applyForLeave(officer, { reason: '参加学术会议' });

  const admin = await login('admin', '/admin');
  await admin.getByRole('link', { name: '工作移交' }).click();
  await pickPerson(admin, '离岗人员', '图书馆馆长');
  await expect(admin.getByText('有 2 项待办需要移交。')).toBeVisible();
  for (const { number } of [first, second]) {
    await expect(admin.getByRole('listitem').filter({ hasText: number })).toContainText('部门负责人审批');
  }
  const { name: successor } = await (await as('t1039')).me();
  await pickPerson(admin, '接手人', successor);
  await admin.getByRole('textbox', { name: '说明（选填）' }).fill('馆长退休');
  await admin.getByRole('button', { name: '移交', exact: true }).click();
  const dialog = admin.getByRole('dialog', { name: `把 图书馆馆长 的全部待办移交给 ${successor}？` });
  await dialog.getByRole('button', { name: '移交', exact: true }).click();
  await expect(admin.getByText(`已把 2 个申请移交给 ${successor}`)).toBeVisible();

  const page = await login('t1039');
  await findTask(page, 'todo', first.number).then((list) => list.only());
  await (await findTask(page, 'todo', second.number)).openOnly();
  await expect(page.getByText('参加学术会议')).toBeVisible();
  await page.goto(`/applications/${second.id}`);
  const handedOver = (await new InstanceScreen(page).history()).filter({ hasText: '移交' });
  await expect(handedOver).toContainText(successor);
  await expect(handedOver).toContainText('馆长退休');
  const left = await login('library-head');
  await findTask(left, 'todo', first.number);
  await expect(left.getByText('没有符合条件的记录').or(left.getByText('Nothing matches'))).toBeVisible();
});
