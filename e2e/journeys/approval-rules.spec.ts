import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';
import { FormScreen } from '../screens/form.ts';
import { InstanceScreen } from '../screens/instance.ts';
import { findTask } from '../screens/record-list.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';
import { TaskScreen } from '../screens/task.ts';

// The service of these journeys has one step for each rule; see services/approval-rules.

/** Fills in the form so that it comes to the step of a rule, up to the dialog. */
async function choose(page: Page, step: string): Promise<SubmitDialog> {
  await page.goto('/items/approval-rules/apply');
  await new FormScreen(page).choose('规则', step);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  return new SubmitDialog(page);
}

/** Submits, and gives the number of the application from the page that says so. */
async function submit(page: Page, step: string, expected: string): Promise<string> {
  const dialog = await choose(page, step);
  await expect(dialog.root).toContainText(expected);
  await dialog.confirm('提交');
  await expect(page.getByRole('heading', { name: '申请已提交' })).toBeVisible();
  return (await page.getByText(/^GZ\d+$/).textContent()) ?? '';
}

async function follow(page: Page): Promise<InstanceScreen> {
  await page.getByRole('link', { name: '查看进度' }).click();
  return new InstanceScreen(page);
}

test('where nobody is found, a step is skipped, goes to administrators or named people, or is not entered', async ({
  login,
  as,
  console,
}) => {
  const page = await login('t1018');
  await test.step('skipped', async () => {
    await submit(page, '无人可办的环节', '「无人可办的环节」无人办理，将自动跳过');
    const history = await (await follow(page)).history();
    await expect(history.filter({ hasText: '自动跳过' })).toContainText('无人可办的环节');
    await expect(history.last()).toContainText('办结');
  });

  await test.step('to the administrators', async () => {
    const number = await submit(page, '交管理员的环节', '将送交 系统管理员 办理「交管理员的环节」');
    const admin = await login('admin');
    await (await findTask(admin, 'todo', number)).openOnly();
    await new TaskScreen(admin).agree('由管理员代为办理');
  });

  await test.step('to named people', async () => {
    const { name } = await (await as('t1020')).me();
    const number = await submit(page, '交指定人员的环节', `将送交 ${name} 办理「交指定人员的环节」`);
    const named = await login('t1020');
    await (await findTask(named, 'todo', number)).openOnly();
    await new TaskScreen(named).agree('同意');
  });

  await test.step('not entered: the form stays as it is', async () => {
    console.allow(/422 .*\/api\//);
    await choose(page, '不能进入的环节');
    await expect(page.getByText('「不能进入的环节」没有找到办理人，请联系管理员。')).toBeVisible();
    await expect(page).toHaveURL(/\/apply/);
  });
});

test('who would decide on the own application is asked, agrees without acting, or gives way to the head', async ({
  login,
  as,
}) => {
  const page = await login('t1019');
  await test.step('asked', async () => {
    const number = await submit(page, '本人仍须办理的环节', '办理「本人仍须办理的环节」');
    await (await findTask(page, 'todo', number)).openOnly();
    await new TaskScreen(page).agree('本人确认');
    await expect(page.getByText('全部环节已完成，申请办结。')).toBeVisible();
  });

  await test.step('agreed without acting', async () => {
    const { name } = await (await as('t1019')).me();
    await submit(page, '本人自动同意的环节', `「本人自动同意的环节」由 ${name} 办理，将自动同意`);
    const history = await (await follow(page)).history();
    await expect(history.filter({ hasText: '自动同意' })).toContainText('本人自动同意的环节');
    await expect(history.last()).toContainText('办结');
  });

  await test.step('to the head', async () => {
    const number = await submit(page, '本人改由上级的环节', '将送交 外国语学院院长 办理「本人改由上级的环节」');
    const head = await login('languages-dean');
    await (await findTask(head, 'todo', number)).openOnly();
    await new TaskScreen(head).agree('同意');
  });
});
