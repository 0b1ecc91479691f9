import { randomUUID } from 'node:crypto';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/test.ts';
import { heading } from '../screens/navigation.ts';
import { CLIENT_ID, CLIENT_SECRET, startCasServer, startOidcServer } from '../support/identity-servers.ts';

/** Each project has providers of its own: they share the server. */
const freshKey = (kind: string) => `${kind}-${randomUUID().slice(0, 8)}`;

test('an administrator adds the campus sign-in, and people come in through OpenID Connect @phone', async ({
  login,
  browser,
  baseURL,
}) => {
  const key = freshKey('oidc');
  const name = `统一认证 ${key}`;
  const provider = await startOidcServer(`${baseURL}/api/auth/providers/${key}/callback`);
  const admin = await login('admin', '/admin/identity-providers');
  await admin.getByRole('button', { name: '添加' }).click();
  const dialog = admin.getByRole('dialog', { name: '添加' });
  const settings: Record<string, string> = {
    按钮名称: name,
    英文名称: key,
    标识: key,
    '颁发者地址（Issuer）': provider.issuer,
    '客户端 ID': CLIENT_ID,
    客户端密钥: CLIENT_SECRET,
  };
  // The dialog takes the focus when it has opened, from whatever is being typed into.
  await expect(async () => {
    for (const [label, value] of Object.entries(settings)) await dialog.getByLabel(label).fill(value);
    for (const [label, value] of Object.entries(settings)) {
      await expect(dialog.getByLabel(label)).toHaveValue(value, { timeout: 100 });
    }
  }).toPass();
  await dialog.getByRole('button', { name: '保存' }).click();
  const card = admin.getByRole('listitem').filter({ hasText: name });
  await card.getByRole('button', { name: '试一试' }).click();
  await expect(card.getByRole('status')).toContainText(`已连接：${provider.issuer}`);
  await expectAccessible(admin);

  const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await page.goto('/sign-in?return=/applications');
  await page.getByRole('link', { name: `用${name}登录` }).click();
  await page.getByPlaceholder('Enter any login').fill('t1036');
  await page.getByPlaceholder('and password').fill('x');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(/\/applications$/);
  await expect(heading(page, '我的申请')).toBeVisible();
  await page.context().close();

  await admin.reload();
  await expect(card).toContainText('已关联 1 个账号');
  await card.getByRole('button', { name: '删除' }).click();
  await admin
    .getByRole('dialog', { name: `删除“${name}”？` })
    .getByRole('button', { name: '删除' })
    .click();
  await expect(card).toHaveCount(0);
  await provider.close();
});

test('people come in through CAS; whoever is not known here is told so @phone', async ({ as, browser }) => {
  const key = freshKey('cas');
  const cas = await startCasServer();
  const admin = await as('admin');
  const provider = await admin.addProvider({
    ...{ key, kind: 'cas', name: { zh: key, en: key }, enabled: true, address: cas.address },
    ...{ clientId: '', scopes: [], usernameAttribute: 'user' },
  });

  const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  const enter = async (username: string) => {
    await page.goto('/sign-in?return=/tasks');
    await page.getByRole('link', { name: `用${key}登录` }).click();
    await page.getByLabel('User name').fill(username);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  await enter('nobody-here');
  await expect(page.getByRole('alert')).toContainText('这里没有您的账号');
  await enter('t1036');
  await expect(page).toHaveURL(/\/tasks/);
  await expect(heading(page, '任务中心')).toBeVisible();
  await page.context().close();
  await admin.removeProvider(provider);
  await cas.close();
});
