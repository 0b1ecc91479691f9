import { expect, test } from '../fixtures/test.ts';

// An account of its own: the language is kept with the account.

test('the language switch turns every page to English, and the choice stays', async ({ login }) => {
  const page = await login('library-head');
  await page.getByRole('button', { name: '切换语言: English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Service hall' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: 'Head of the Library' })).toBeVisible();
  await page.getByRole('link', { name: 'Leave request' }).click();
  await expect(page.getByRole('region', { name: 'Guide' })).toContainText('Who may apply');
  await page.getByRole('link', { name: 'Apply', exact: true }).click();
  await page.getByRole('radiogroup', { name: 'Type of leave' }).getByText('Annual leave').click();
  for (const [field, day] of [
    ['From', '2026-09-07'],
    ['To', '2026-09-08'],
  ] as const) {
    await page.getByPlaceholder(field, { exact: true }).fill(day);
    await page.getByPlaceholder(field, { exact: true }).press('Enter');
  }
  await page.getByRole('textbox', { name: 'Reason' }).fill('Holiday');
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  const phone = page.locator('[data-pointer="/contactPhone"]');
  await expect(phone.getByRole('alert')).toBeVisible();
  await expect(phone).not.toContainText(/[一-鿿]/);
  await page.getByRole('textbox', { name: 'Phone during the leave' }).fill('13800138000');
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox', { name: 'Message here' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Submit', exact: true }).click();
  await expect(page.getByText('Your application is submitted')).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByText('Your application is submitted')).toBeVisible();
});
