import { PHONE } from '../fixtures/forms.ts';
import { test as base, expect } from '../fixtures/test.ts';
import { FormScreen } from '../screens/form.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';
import { OwnServer } from '../support/own-server.ts';

const test = base.extend<{ server: OwnServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from this pattern.
  server: async ({}, use) => {
    const server = await OwnServer.create();
    await server.start();
    await use(server);
    await server.dispose();
  },
});

test('the server stops and comes back: the page says so and nothing typed is lost', async ({
  server,
  visit,
  console,
}) => {
  test.slow();
  console.allow(/ERR_CONNECTION_REFUSED/, /ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
  const page = await visit(`${server.url}/items/leave-request/apply`);
  await page.getByRole('textbox', { name: '用户名' }).fill('staff');
  await page.getByLabel('密码', { exact: true }).fill('flowhall');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  const form = new FormScreen(page);
  await form.choose('请假类型', '事假');
  await form.fill('请假事由', '第一句');
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();

  await server.stop();
  await form.date(page.getByPlaceholder('开始日期'), '2026-09-07');
  await form.date(page.getByPlaceholder('结束日期'), '2026-09-09');
  await form.fill('请假期间联系电话', PHONE);
  await form.fill('请假事由', '第一句，断线时写的第二句');
  await expect(page.getByText('网络不稳定，尚未保存，稍后自动重试')).toBeVisible();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  const dialog = new SubmitDialog(page);
  await expect(dialog.root.getByText('网络连接中断，请检查网络后重试。')).toBeVisible();

  await server.start();
  await dialog.root.getByRole('button', { name: '重试' }).click();
  await dialog.opinion.fill('补充说明');
  await expect(page.getByRole('textbox', { name: '请假事由', includeHidden: true })).toHaveValue(
    '第一句，断线时写的第二句',
  );
  await dialog.confirm('提交');
  await expect(page.getByRole('heading', { name: '申请已提交' })).toBeVisible();
  await page.getByRole('link', { name: '查看进度' }).click();
  await expect(page.getByText('第一句，断线时写的第二句')).toBeVisible();
});
