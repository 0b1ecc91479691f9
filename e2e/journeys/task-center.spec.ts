import { randomUUID } from 'node:crypto';
import { applyForLeave } from '../fixtures/forms.ts';
import { expect, test } from '../fixtures/test.ts';
import { InstanceScreen } from '../screens/instance.ts';
import { expectPage } from '../screens/navigation.ts';
import { actOn, findApplication, RecordList } from '../screens/record-list.ts';
import { TaskScreen } from '../screens/task.ts';
import { onPhone } from '../screens/viewport.ts';

/** A place that no other journey goes to. */
const somewhere = (): string => `敦煌${randomUUID().slice(0, 8)}`;

test('filters, a saved view and one opinion for several to-dos', { tag: '@phone' }, async ({ login, as }) => {
  const place = somewhere();
  const staff = await as('staff');
  const first = await applyForLeave(staff, { destination: place });
  const second = await applyForLeave(staff, { destination: place });
  const page = await login('dean', '/tasks');
  const list = new RecordList(page, '待办');

  // By a field of the form, and by the day.
  await page.getByRole('searchbox').fill(place);
  await expect(list.rows).toHaveCount(2);
  await page.getByRole('button', { name: '筛选' }).click();
  await page.getByRole('dialog', { name: '筛选' }).getByRole('button', { name: '今天' }).click();
  if (onPhone(page)) await page.getByRole('button', { name: '查看结果' }).click();
  else await page.keyboard.press('Escape');
  await expect(page.getByRole('list', { name: '已选的筛选条件' })).toContainText('送达时间');
  await expect(page).toHaveURL(/from=/);
  await expect(list.rows).toHaveCount(2);

  await page.getByRole('button', { name: '保存为视图' }).click();
  const naming = page.getByRole('dialog', { name: '保存为视图' });
  await naming.getByRole('textbox', { name: '名称' }).fill(place);
  await naming.getByRole('button', { name: '保存', exact: true }).click();
  const views = page.getByRole('list', { name: '我的视图' });
  const view = views.getByRole('button', { name: new RegExp(`^${place}`) });
  await expect(view).toHaveAttribute('aria-pressed', 'true');
  await expect(view).toContainText('2 件待办');
  await views.getByRole('button', { name: '全部', exact: true }).click();
  await expect(page).not.toHaveURL(/from=/);
  await view.click();
  await expect(list.rows).toHaveCount(2);

  if (onPhone(page)) {
    await page.getByRole('button', { name: '批量办理' }).click();
    for (const row of await list.rows.all()) await row.getByRole('checkbox').check();
  } else {
    await page.getByRole('checkbox', { name: '全选' }).check();
  }
  const bar = page.getByRole('region', { name: '批量办理' });
  await expect(bar).toContainText('已选 2 件');
  await bar.getByRole('button', { name: '同意' }).click();
  const dialog = page.getByRole('dialog', { name: '同意这 2 件' });
  await expect(dialog).toContainText(first.number);
  await dialog.getByRole('textbox', { name: '办理意见' }).fill('同意，注意安全');
  await dialog.getByRole('button', { name: '同意', exact: true }).click();
  await expect(page.getByText('已同意 2 件')).toBeVisible();
  await expect(page.getByText('没有符合条件的记录')).toBeVisible();

  await page.getByRole('button', { name: `管理视图：${place}` }).click();
  await page.getByRole('menuitem', { name: '删除视图' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除视图' }).click();
  await expect(view).toHaveCount(0);

  const applicant = await login('staff', `/applications/${second.id}`);
  const history = await new InstanceScreen(applicant).history();
  await expect(history.filter({ hasText: '同意，注意安全' })).toHaveCount(1);
});

test('read beside the list, export it, and apply again with the old values', async ({ login, as }) => {
  const place = somewhere();
  const instance = await applyForLeave(await as('staff'), { destination: place });
  const dean = await login('dean', `/tasks?q=${place}`);
  const todo = new RecordList(dean, '待办');
  await expect(todo.rows).toHaveCount(1);
  const [file] = await Promise.all([dean.waitForEvent('download'), dean.getByRole('button', { name: '导出' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^待办.*\.xlsx$/);

  await dean.keyboard.press('?');
  await expect(dean.getByRole('dialog', { name: '键盘快捷键' })).toContainText('打开所在行');
  await dean.keyboard.press('Escape');
  await expect(dean.getByRole('dialog')).toHaveCount(0);
  await dean.getByRole('button', { name: '分栏查看' }).click();
  await dean.keyboard.press('j');
  await dean.keyboard.press('Enter');
  const pane = dean.getByRole('region', { name: '所选内容' });
  await expect(pane).toContainText(place);
  await new TaskScreen(dean).agree('准假');
  await dean.getByRole('button', { name: '取消分栏' }).click();

  const staff = await login('staff');
  await actOn(await (await findApplication(staff, instance.number)).only(), '再次申请');
  await expectPage(staff, '请假申请');
  await expect(staff.getByRole('textbox', { name: '外出地点' })).toHaveValue(place);
  await expect(staff).toHaveURL(/draft=/);
});
