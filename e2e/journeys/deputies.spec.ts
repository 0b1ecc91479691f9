import { applyForLeave } from '../fixtures/forms.ts';
import { expect, test } from '../fixtures/test.ts';
import { findTask } from '../screens/record-list.ts';
import { TaskScreen } from '../screens/task.ts';

const day = (later: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + later * 86_400_000);

test('an approved leave proposes a deputy, who acts in the name of the one who is away', { tag: '@phone' }, async ({
  login,
  as,
}) => {
  const away = await as('cs-head');
  const { id: substitute } = await (await as('se-head')).me();
  const dates = { startDate: day(0), endDate: day(1) };
  const leave = await applyForLeave(away, { ...dates, substitute });
  await (await as('dean')).complete(leave);

  const page = await login('cs-head', '/deputies');
  const proposal = page.getByText(/由 软件工程系主任 代办您的待办？/);
  await expect(proposal).toBeVisible();
  await page
    .getByRole('button', { name: /^确\s*认$/ })
    .first()
    .click();
  await expect(page.getByText('代理已生效，已通知 软件工程系主任')).toBeVisible();
  const row = page.getByRole('listitem').filter({ hasText: '代理中' });
  await expect(row).toContainText('软件工程系主任');

  const application = await applyForLeave(await as('t1001'));
  const deputy = await login('se-head');
  const found = await findTask(deputy, 'todo', application.number);
  await expect(await found.only()).toContainText('代 计算机系主任');
  await found.openOnly();
  await expect(deputy.getByText('您正在代 计算机系主任 办理')).toBeVisible();
  await new TaskScreen(deputy).agree('同意');
  const instance = await new TaskScreen(deputy).toApplication();
  await instance.tab('流转记录');
  await expect(deputy.getByText('软件工程系主任 代 计算机系主任')).toBeVisible();

  await row.getByRole('button', { name: /结\s*束/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /结\s*束/ })
    .click();
  await expect(page.getByText('代理已结束')).toBeVisible();
});

test('a comment mentions somebody, who is told', { tag: '@phone' }, async ({ login, as }) => {
  const application = await applyForLeave(await as('t1006'));
  const page = await login('t1006', `/applications/${application.id}`);
  await page.getByRole('tab', { name: '留言' }).click();
  const box = page.getByRole('textbox', { name: '留言' });
  await box.pressSequentially('请尽快 @');
  await page
    .getByRole('option', { name: /软件工程系主任/ })
    .or(page.getByRole('menuitem', { name: /软件工程系主任/ }))
    .first()
    .click();
  await page.getByRole('button', { name: /发\s*送/ }).click();
  await expect(page.getByText('@软件工程系主任')).toBeVisible();
  const head = await login('se-head', '/notifications');
  await expect(head.getByText(new RegExp(`在「${application.title}」的留言中提到了您`)).first()).toBeVisible();
});
