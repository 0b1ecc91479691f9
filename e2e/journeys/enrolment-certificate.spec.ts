import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures/test.ts';
import { FormScreen } from '../screens/form.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';

test('a student gets a certificate after an automatic check, as a PDF', async ({ login }) => {
  const page = await login('student', '/items/enrolment-certificate/apply');
  const form = new FormScreen(page);
  await form.choose('用途', '实习就业');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await new SubmitDialog(page).confirm('提交');
  await page.getByRole('link', { name: '查看进度' }).click();
  await expect(page.getByText('已办结').first()).toBeVisible();
  await page.getByRole('tab', { name: '流转记录' }).click();
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: /在读证明 ZM\d+\.pdf/ }).click();
  const pdf = await readFile(await (await file).path());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});
