import { ID_NUMBERS } from '../fixtures/forms.ts';
import { expect, test } from '../fixtures/test.ts';
import { FormScreen } from '../screens/form.ts';
import { InstanceScreen } from '../screens/instance.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';

test('a visitor registers with a code by phone and without an account, and sees only the own visit', {
  tag: '@phone',
}, async ({ visit, as, smsTo, isMobile }) => {
  // A phone of its own for each run: codes are few.
  const phone = isMobile ? '13900001111' : '13900002222';
  const page = await visit('/sign-in');
  await page.getByRole('link', { name: '访客登记' }).click();
  await page.getByRole('textbox', { name: '手机号' }).fill(phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByText('验证码已发送')).toBeVisible();
  const code = /\d{6}/.exec((await smsTo(phone)).join())?.[0] ?? '';
  await page.getByRole('textbox', { name: '短信验证码' }).fill(code);
  await page.getByRole('button', { name: '验证并登录' }).click();
  await page.getByRole('link', { name: '填写登记' }).click();

  const form = new FormScreen(page);
  await form.fill('访客姓名', '王小明');
  await form.fill('身份证号', ID_NUMBERS[0]);
  await form.date(page.getByRole('textbox', { name: '来访日期' }), tomorrow());
  await page.getByRole('combobox', { name: '接待部门' }).click();
  await page.locator('.ant-select-item', { hasText: '管理学院' }).click();
  await form.fill('接待人', '李老师');
  await form.fill('来访事由', '学术交流');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await new SubmitDialog(page).confirm('提交');
  await expect(page.getByText('申请已提交')).toBeVisible();

  const number = /FK\d+/.exec((await page.getByRole('main').textContent()) ?? '')?.[0] ?? '';
  await (await as('management-dean')).complete({ number }, { opinion: '欢迎' });
  await page.goto('/applications');
  await page
    .getByRole('link', { name: /访客：王小明/ })
    .first()
    .click();
  await expect((await new InstanceScreen(page).history()).filter({ hasText: '欢迎' })).toHaveCount(1);
  await page.goto('/');
  await expect(page.getByRole('link', { name: '填写登记' })).toBeVisible();
});

const tomorrow = (): string => new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
