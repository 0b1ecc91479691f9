import type { Page } from '@playwright/test';
import { applyForCard, applyForLeave } from '../fixtures/forms.ts';
import { expect, test } from '../fixtures/test.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';
import { TaskScreen } from '../screens/task.ts';

test('the bell rings without a reload', { tag: ['@phone', '@postgres'] }, async ({ login, as, isMobile }) => {
  // No other journey sends these heads messages.
  const [officer, head] = isMobile
    ? (['t1026', 'student-affairs-head'] as const)
    : (['t1023', 'academic-head'] as const);
  const page = await login(head);
  const bell = page.getByRole(isMobile ? 'link' : 'button', { name: '消息通知' });
  await expect(bell).toBeVisible();
  await expect(bell).not.toContainText('未读');
  const instance = await applyForLeave(await as(officer));
  await expect(bell).toContainText('未读: 1');
  await bell.click();
  await page
    .getByRole('link', { name: `送来「${instance.title}」` })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`/tasks/${await (await as(head)).task(instance)}`));
  await expect(page.getByText(instance.number)).toBeVisible();
});

test('two people take one task: one wins, the other sees the new state', { tag: '@postgres' }, async ({
  login,
  as,
  console,
}) => {
  console.allow(/409 /);
  const instance = await applyForCard(await as('director'));
  await (await as('leader')).complete(instance);
  await (await as('network')).complete(instance);
  const address = `/tasks/${await (await as('card2')).task(instance)}`;
  const pages = await Promise.all([login('card2', address), login('card3', address)]);
  // Neither request goes off before both people have pressed.
  let pressed = 0;
  const bothPressed = Promise.withResolvers<void>();
  for (const page of pages) {
    await page.route('**/claim', async (route) => {
      pressed += 1;
      if (pressed === pages.length) bothPressed.resolve();
      await bothPressed.promise;
      await route.continue();
    });
  }
  await Promise.all(pages.map((page) => new TaskScreen(page).press('认领')));
  const told = (page: Page) => page.getByText('这件事已有变化').count();
  await expect.poll(async () => (await Promise.all(pages.map(told))).sort()).toEqual([0, 1]);
  const mayFinish = (page: Page) => new TaskScreen(page).actions.getByRole('button', { name: '办结' }).count();
  await expect.poll(async () => (await Promise.all(pages.map(mayFinish))).sort()).toEqual([0, 1]);
});

test('an approver who was overtaken sees the new state and keeps the opinion', {
  tag: ['@phone', '@postgres'],
}, async ({ login, as, console }) => {
  console.allow(/409 /);
  const instance = await applyForLeave(await as('staff'));
  const address = `/tasks/${await (await as('dean')).task(instance)}`;
  // The same person at two desks.
  const slow = await login('dean', address);
  const quick = await login('dean', address);
  await new TaskScreen(slow).opinion.fill('写了很久的意见');
  await new TaskScreen(slow).press('同意');
  const dialog = new SubmitDialog(slow);
  await expect(dialog.opinion).toHaveValue('写了很久的意见');
  await new TaskScreen(quick).agree('先办了');
  const notice = slow.getByRole('alert').filter({ hasText: '这份申请已结束' });
  await expect(notice).toContainText('全部环节已完成，申请办结。');
  await expect(notice).toContainText('写了很久的意见');
  await expect(new TaskScreen(slow).actions).toHaveCount(0);
});

test('who is overtaken by a termination reads so, and finds the typed opinion', { tag: '@phone' }, async ({
  login,
  as,
}) => {
  const staff = await as('staff');
  const instance = await applyForLeave(staff);
  const page = await login('dean', `/tasks/${await (await as('dean')).task(instance)}`);
  await new TaskScreen(page).opinion.fill('同意，注意交接');
  await staff.terminate(instance, '行程取消');
  const notice = page.getByRole('alert').filter({ hasText: '这份申请已结束' });
  await expect(notice).toContainText('申请已终止');
  await expect(notice).toContainText('同意，注意交接');
  await expect(new TaskScreen(page).actions).toHaveCount(0);
});
