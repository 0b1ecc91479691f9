import { applyForLeave } from '../fixtures/forms.ts';
import { say, t } from '../fixtures/language.ts';
import { expect, test } from '../fixtures/test.ts';
import { findTask } from '../screens/record-list.ts';
import { TaskScreen } from '../screens/task.ts';

test('A8 B7 add sign: several people picked in the organisation get the task, and it comes back', {
  tag: '@phone',
}, async ({ login, as }) => {
  const instance = await applyForLeave(await as('staff'));
  const dean = await login('dean', `/tasks/${await (await as('dean')).task(instance)}`);
  await new TaskScreen(dean).choose('更多操作', '加签');
  const picker = dean.getByRole('dialog', { name: t('tasks:addSign.people') });
  await picker.getByRole('checkbox', { name: new RegExp(`^${say('办公室主任')}`) }).click();
  const search = picker.getByRole('textbox', { name: t('people:search') });
  await search.fill(say('财务处处长'));
  await picker.getByRole('checkbox', { name: new RegExp(say('财务处处长')) }).click();
  await picker.getByRole('button', { name: t('people:confirm') }).click();

  const dialog = dean.getByRole('dialog', { name: t('tasks:addSign.title'), exact: true });
  await expect(dialog).toContainText(say('办公室主任'));
  await expect(dialog).toContainText(say('财务处处长'));
  await expect(dialog.getByRole('radio', { name: new RegExp(t('tasks:addSign.kind.before')) })).toBeChecked();
  await dialog.getByRole('textbox', { name: t('submit:opinion.label') }).fill('请把关');
  await dialog.getByRole('button', { name: say('加签'), exact: true }).click();
  await expect(dean.getByText(t('tasks:addSign.done'))).toBeVisible();
  const progress = dean.getByRole('region', { name: t('tasks:round.label') });
  await expect(progress.getByRole('listitem')).toHaveCount(3);

  await (await as('finance-head')).complete(instance, { opinion: '无异议' });
  const director = await login('director');
  await (await findTask(director, 'todo', instance.number)).openOnly();
  await new TaskScreen(director).agree('同意');
  await expect(progress.getByRole('listitem').filter({ hasText: say('财务处处长') })).toContainText('无异议');
  await new TaskScreen(dean).agree('准假');
  await expect(dean.getByText(t('tasks:finished.completed'))).toBeVisible();
});

test('remove sign brings the task back at once', async ({ login, as }) => {
  const instance = await applyForLeave(await as('staff'));
  const dean = await as('dean');
  const taskId = await dean.task(instance);
  await dean.addSign(instance, 'before', [await as('director')]);
  const page = await login('dean', `/tasks/${taskId}`);
  await new TaskScreen(page).choose('更多操作', '减签');
  const dialog = page.getByRole('dialog', { name: '减签' });
  await expect(dialog.getByRole('checkbox', { name: /办公室主任/ })).toBeChecked();
  await dialog.getByRole('button', { name: '减签' }).click();
  await expect(page.getByText('已减签')).toBeVisible();
  await new TaskScreen(page).agree('准假');
});

test('delegate lets another person work on it; the handler confirms', { tag: '@phone' }, async ({ login, as }) => {
  const instance = await applyForLeave(await as('staff'));
  const dean = await as('dean');
  const page = await login('dean', `/tasks/${await dean.task(instance)}`);
  await new TaskScreen(page).choose('更多操作', '委办');
  const picker = page.getByRole('dialog', { name: '请谁办理' });
  await picker.getByRole('radio', { name: /^办公室主任/ }).click();
  await picker.getByRole('button', { name: '确定' }).click();
  await page.getByRole('dialog', { name: '委办给他人' }).getByRole('button', { name: '委办' }).click();
  await new TaskScreen(page).expectFinished('已委办');

  const director = await login('director');
  await (await findTask(director, 'todo', instance.number)).openOnly();
  await expect(director.getByText('信息学院院长 委托您办理')).toBeVisible();
  await new TaskScreen(director).opinion.fill('已核对课程安排');
  await new TaskScreen(director).press('完成办理');
  await director.getByRole('dialog').getByRole('button', { name: '完成办理' }).click();
  await new TaskScreen(director).expectFinished('已完成，交回确认');

  await (await findTask(page, 'todo', instance.number)).openOnly();
  await new TaskScreen(page).agree('准假');
});
