import { applyForCard, applyForLeave } from '../fixtures/forms.ts';
import { expect, test } from '../fixtures/test.ts';

test('a stranger finds neither somebody else’s application nor the task in it', { tag: '@phone' }, async ({
  login,
  as,
  console,
}) => {
  console.allow(/404 .*\/api\/(instances|tasks)\//, /404 \(Not Found\)\) .*\/api\/(instances|tasks)\//);
  const instance = await applyForCard(await as('director'));
  const task = await (await as('leader')).task(instance);
  const page = await login('student');
  for (const address of [`/applications/${instance.id}`, `/applications/${instance.id}/submitted`, `/tasks/${task}`]) {
    await page.goto(address);
    await expect(page.getByText(/没有找到|不存在/).first(), address).toBeVisible();
    await expect(page.getByText(instance.number), address).toHaveCount(0);
    await expect(page.getByText('机房设备维护'), address).toHaveCount(0);
  }
});

test('an address that leads nowhere says so and offers a way on', { tag: '@phone' }, async ({ login }) => {
  const page = await login('staff', '/no/such/page');
  await expect(page.getByText('没有找到这个页面')).toBeVisible();
  await page.getByRole('link', { name: '去办事大厅' }).click();
  await expect(page).toHaveURL(/\/$/);
});

test('somebody who has not signed in comes back to the page they asked for', { tag: '@phone' }, async ({
  visit,
  as,
}) => {
  const instance = await applyForLeave(await as('staff'));
  const page = await visit(`/applications/${instance.id}?tab=history`);
  await expect(page).toHaveURL(/\/sign-in\?return=/);
  await page.getByRole('textbox', { name: '用户名' }).fill('staff');
  await page.getByLabel('密码', { exact: true }).fill('flowhall');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('list', { name: '流转记录' })).toContainText('提交申请');
});

test('a wrong password is refused in plain words; signing out ends the session', async ({ visit, console }) => {
  console.allow(/401 .*\/api\/auth\/login/, /401 \(Unauthorized\)\) .*\/api\/auth\/login/);
  const page = await visit('/');
  await page.getByRole('textbox', { name: '用户名' }).fill('student');
  await page.getByLabel('密码', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('用户名或密码');
  await page.getByLabel('密码', { exact: true }).fill('flowhall');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '办事大厅' })).toBeVisible();
  await page.getByRole('button', { name: '学院学生' }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto('/tasks');
  await expect(page).toHaveURL(/\/sign-in/);
});
