import { randomInt, randomUUID } from 'node:crypto';
import type { Attachment, CreateIdentityProviderBody } from '@flowhall/contracts';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/test.ts';
import { FormScreen } from '../screens/form.ts';
import { InstanceScreen } from '../screens/instance.ts';
import { goTo, heading } from '../screens/navigation.ts';
import { actOn, RecordList } from '../screens/record-list.ts';
import { sign } from '../screens/signature.ts';
import { isStill } from '../screens/still.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';
import { TaskScreen } from '../screens/task.ts';
import { CLIENT_ID, CLIENT_SECRET, startCasServer, startOidcServer } from '../support/identity-servers.ts';
import { photo } from '../support/photo.ts';

const mark = randomUUID().slice(0, 8);
const provider = (body: Pick<CreateIdentityProviderBody, 'key' | 'kind' | 'address'>): CreateIdentityProviderBody => ({
  ...{ name: { zh: body.key, en: body.key }, enabled: true, clientId: '', scopes: [], usernameAttribute: 'user' },
  ...{ requirePhone: false, ...body },
});

const WECOM =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0 Mobile Safari/537.36 wxwork/4.1.22 MicroMessenger/7.0.1';

declare global {
  interface Window {
    calls: string[];
    WeixinJSBridge?: { call(name: string): void };
  }
}

/** What WeCom puts into every page that it shows, a moment after the page. */
function standInForWecom(): void {
  window.calls = [];
  document.addEventListener('DOMContentLoaded', () => {
    window.WeixinJSBridge = { call: (name) => window.calls.push(name) };
    document.dispatchEvent(new Event('WeixinJSBridgeReady'));
  });
}

/** Nothing sticks out of the screen, and nobody is kept from reading it. */
async function expectGood(page: Page): Promise<void> {
  const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(wide, 'width of the page').toBeLessThanOrEqual(screen ?? 0);
  await expectAccessible(page);
}

test('row B10 on a phone: sign in at the campus, apply with a photo, also without the network, approve with a signature, terminate @phone', async ({
  as,
  browser,
  baseURL,
  console,
  smsTo,
}) => {
  test.slow();
  // The network goes for a while; the pages of the providers are not the hall's.
  console.allow(/ERR_INTERNET_DISCONNECTED/, /fonts\.googleapis\.com/, /favicon\.ico/);
  const admin = await as('admin');
  const [oidcKey, casKey] = [`oidc-${mark}`, `wecom-${mark}`];
  const oidc = await startOidcServer(`${baseURL}/api/auth/providers/${oidcKey}/callback`);
  const cas = await startCasServer();
  const providers = [
    await admin.addProvider({
      ...provider({ key: oidcKey, kind: 'oidc', address: oidc.issuer }),
      ...{ clientId: CLIENT_ID, secret: CLIENT_SECRET, scopes: ['openid', 'profile'] },
      ...{ usernameAttribute: 'preferred_username', requirePhone: true },
    }),
    await admin.addProvider(provider({ key: casKey, kind: 'cas', address: cas.address })),
  ];
  const open = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ serviceWorkers: 'allow', ...options });
    const page = await context.newPage();
    console.watch(page, 'phone');
    return page;
  };

  // The applicant comes through OpenID Connect and shows by a code that the phone is theirs.
  const applicant = await open();
  await applicant.goto('/sign-in');
  await expectGood(applicant);
  await applicant.getByRole('link', { name: `用${oidcKey}登录` }).click();
  await applicant.getByPlaceholder('Enter any login').fill('t1019');
  await applicant.getByPlaceholder('and password').fill('x');
  await applicant.getByRole('button', { name: 'Sign-in' }).click();
  await applicant.getByRole('button', { name: 'Continue' }).click();
  await expect(heading(applicant, '验证手机号')).toBeVisible();
  const number = `139${randomInt(10_000_000, 99_999_999)}`;
  await applicant.getByLabel('手机号').fill(number);
  await applicant.getByRole('button', { name: '获取验证码' }).click();
  await expect.poll(() => smsTo(number)).toHaveLength(1);
  const [, code = ''] = /验证码 (\d{6})/.exec((await smsTo(number)).join()) ?? [];
  await applicant.getByLabel('短信验证码').fill(code);
  await expectGood(applicant);
  await applicant.getByRole('button', { name: '验证', exact: true }).click();

  // Find the service, and apply with a photo.
  await applicant.getByRole('searchbox').fill('用印');
  await expectGood(applicant);
  await applicant.getByRole('article').getByRole('link', { name: '用印申请' }).click();
  await expectGood(applicant);
  await applicant.getByRole('link', { name: '立即办理' }).click();
  const form = new FormScreen(applicant);
  await form.choose('印章', '学校公章');
  await form.fill('文件名称', `合作协议 ${mark}`);
  const file = await photo(applicant, '协议.jpg');
  const sent = applicant
    .waitForResponse((response) => new URL(response.url()).pathname === '/api/attachments')
    .then((response): Promise<Attachment> => response.json());
  await form.upload('待用印文件', file);
  await form.files('待用印文件').getByRole('button', { name: '预览 协议.jpg' }).click();
  const preview = applicant.getByRole('dialog').getByRole('img', { name: '协议.jpg' });
  await expect(preview).toBeVisible();
  // Upright, and smaller in length and in bytes.
  await expect
    .poll(() => preview.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]))
    .toEqual([1707, 2560]);
  expect((await sent).size).toBeLessThan(file.buffer.length / 2);
  await applicant.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
  await expect(applicant.getByText(/已保存/)).toBeVisible();

  // The network goes, the page is put away and opened again: the draft is on the phone, and sent when the network is back.
  await applicant.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await applicant.context().setOffline(true);
  await form.fill('用印事由', '与示例公司共建实训基地');
  await expect(applicant.getByText('已存在本机')).toBeVisible();
  await expect(applicant.getByText('没有网络，看到的内容可能不是最新的')).toBeVisible();
  await applicant.goto('/');
  await applicant.getByRole('link', { name: /用印申请.*未上传/ }).click();
  await expect(applicant.getByRole('textbox', { name: '用印事由' })).toHaveValue('与示例公司共建实训基地');
  await form.fill('送达单位', '示例公司');
  await applicant.context().setOffline(false);
  await expect(applicant.getByText(/已保存/)).toBeVisible();
  await form.fill('用印份数', '2');
  await expectGood(applicant);
  await applicant.getByRole('button', { name: '提交', exact: true }).click();
  const submit = new SubmitDialog(applicant);
  await expect(submit.root).toContainText('外国语学院院长');
  await submit.confirm('提交');
  await expect(heading(applicant, '提交结果')).toBeVisible();
  await expectGood(applicant);

  // The approver opens the link of a message inside WeCom, which leads through CAS without asking, and signs.
  const number2 = (await applicant.locator('dd .tabular').textContent()) ?? '';
  const application = /applications\/([^/]+)\/submitted/.exec(applicant.url())?.[1] ?? '';
  const approver = await open({ userAgent: WECOM });
  await approver.addInitScript(standInForWecom);
  const taskId = await (await as('languages-dean')).task({ number: number2.trim() });
  await approver.goto(`/tasks/${taskId}`);
  await approver.getByLabel('User name').fill('languages-dean');
  await approver.getByRole('button', { name: 'Sign in' }).click();
  const task = new TaskScreen(approver);
  await expect(approver.getByText('与示例公司共建实训基地')).toBeVisible();
  await expectGood(approver);
  await task.opinion.fill('情况属实');
  await task.press('同意');
  await isStill(approver.getByRole('dialog'));
  await sign(approver);
  await expectAccessible(approver);
  await new SubmitDialog(approver).confirm('同意');
  await task.expectFinished('已同意');
  await approver.getByRole('button', { name: '关闭页面' }).click();
  expect(await approver.evaluate(() => window.calls)).toEqual(['hideOptionMenu', 'closeWindow']);
  await approver.goto('/tasks?view=done');
  await expectGood(approver);
  await expect(new RecordList(approver, '已办').rows.filter({ hasText: number2.trim() })).toHaveCount(1);

  // The applicant sees it move, and terminates it.
  await applicant.getByRole('link', { name: '返回办事大厅' }).click();
  await goTo(applicant, 'applications');
  const row = new RecordList(applicant, '我的申请').rows.filter({ hasText: number2.trim() });
  await expect(row).toContainText('用印');
  await expectGood(applicant);
  await row.getByRole('link').first().click();
  const history = await new InstanceScreen(applicant).history();
  await expect(history.filter({ hasText: '情况属实' })).toHaveCount(1);
  await expect(applicant.getByRole('img', { name: '外国语学院院长 的签名' })).toBeVisible();
  await expectGood(applicant);
  await applicant.goto('/applications');
  await actOn(row, '终止');
  const dialog = applicant.getByRole('dialog', { name: '终止这份申请？' });
  await isStill(dialog);
  await dialog.getByRole('textbox').fill('协议改期签署');
  await dialog.getByRole('button', { name: '确定终止' }).click();
  await expect(row).toContainText('已终止');
  expect((await admin.instance(application)).status).toBe('terminated');
  await goTo(applicant, 'hall');
  await applicant.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '我的' }).click();
  await expectGood(applicant);

  for (const one of providers) await admin.removeProvider(one);
  await Promise.all([applicant.context().close(), approver.context().close()]);
  await Promise.all([oidc.close(), cas.close()]);
});
