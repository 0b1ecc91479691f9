import { applyForPurchase } from '../fixtures/forms.ts';
import { expect, test } from '../fixtures/test.ts';
import { findTask } from '../screens/record-list.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';
import { TaskScreen } from '../screens/task.ts';

test('three offices countersign a purchase; when it has arrived each item gets its asset number', async ({
  login,
  as,
}) => {
  const staff = await as('staff');
  const instance = await applyForPurchase(staff);
  await (await as('dean')).complete(instance);
  await (await as('audit-head')).complete(instance, { opinion: '程序合规' });
  const finance = await login('finance-head', `/tasks/${await (await as('finance-head')).task(instance)}`);
  const round = finance.getByRole('region', { name: '办理情况' }).getByRole('listitem');
  await expect(round).toHaveCount(3);
  await expect(round.filter({ hasText: '审计处处长' })).toContainText('程序合规');
  await new TaskScreen(finance).agree('经费充足');
  await (await as('assets-head')).complete(instance);

  const purchase = await as('purchase');
  await purchase.claim(instance);
  await purchase.complete(instance, { form: { supplier: '示例公司', paid: 19800 } });
  await staff.complete(instance, { form: { acceptedOn: '2026-11-02' } });
  const assets = await login('assets');
  await (await findTask(assets, 'todo', instance.number)).openOnly();
  await assets.locator('[data-pointer="/lines/0"]').getByLabel('资产编号').fill('ZC-2026-1');
  const task = new TaskScreen(assets);
  await task.press('已登记');
  await new SubmitDialog(assets).confirm('已登记');
  await task.expectFinished('已办理完成');
  await expect(assets.getByText('全部环节已完成，申请办结。')).toBeVisible();
});
