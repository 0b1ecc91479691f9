import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { applyForSeal } from '../fixtures/forms.ts';
import { expect, test } from '../fixtures/test.ts';
import { sign } from '../screens/signature.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';
import { TaskScreen } from '../screens/task.ts';
import { onPhone } from '../screens/viewport.ts';

async function downloadSheet(page: Page): Promise<string> {
  const file = page.waitForEvent('download');
  if (onPhone(page)) {
    await page.getByRole('button', { name: '下载审批单' }).click();
  } else {
    await page.getByRole('button', { name: '审批单' }).click();
    await page.getByRole('menuitem', { name: '下载审批单' }).click();
  }
  return (await file).path();
}

test('agree with a drawn signature, save the sheet as PDF, and let anybody check it', { tag: '@phone' }, async ({
  login,
  visit,
  as,
}) => {
  const instance = await applyForSeal(await as('staff'), { sealKind: 'university', amount: undefined });
  const dean = await login('dean', `/tasks/${await (await as('dean')).task(instance)}`);
  const task = new TaskScreen(dean);
  await task.press('同意');
  await sign(dean);
  await new SubmitDialog(dean).confirm('同意');
  await task.expectFinished('已同意');

  const application = await task.toApplication();
  await application.history();
  await expect(dean.getByRole('img', { name: '信息学院院长 的签名' })).toBeVisible();
  await expect(dean.getByText('记录完整')).toBeVisible();

  const path = await downloadSheet(dean);
  const pdf = (await readFile(path)).toString('latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  const [, address] = /\/URI \(([^)]+)\)/.exec(pdf) ?? [];
  expect(address, 'where the sheet leads').toContain('/verify/');

  const anybody = await visit(new URL(address ?? '').pathname);
  await expect(anybody.getByText('真实有效')).toBeVisible();
  await expect(anybody.getByText(instance.number)).toBeVisible();
  await expect(anybody.getByText('信****长')).toBeVisible();
  await expect(anybody.getByText('设备采购合同')).toHaveCount(0);
  await anybody.getByLabel('选择 PDF').setInputFiles(path);
  await expect(anybody.getByText('与出具的文件完全一致')).toBeVisible();
  await expectAccessible(anybody);
});
