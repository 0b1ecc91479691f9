import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures/test.ts';
import { FormScreen } from '../screens/form.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';

test('a student gets a certificate at once, as a PDF', async ({ login }) => {
  const page = await login('student', '/items/enrolment-certificate/apply');
  const form = new FormScreen(page);
  await form.fill('学号', '20260001');
  await form.fill('专业', '计算机科学与技术');
  await form.choose('用途', '实习就业');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await new SubmitDialog(page).confirm('提交');
  await page.getByRole('link', { name: '查看进度' }).click();
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: '审批单' }).click();
  await page.getByRole('menuitem', { name: '下载审批单' }).click();
  const pdf = await readFile(await (await file).path());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});
