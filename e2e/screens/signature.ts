import { expect, type Page } from '@playwright/test';

/** Draws a line into the field for signatures, as a finger or a mouse does. */
export async function sign(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  const field = dialog.getByRole('img', { name: '签名区' });
  await expect(dialog.locator('[data-ready]')).toBeVisible();
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  if (!box) throw new Error('There is no field to sign in');
  await page.mouse.move(box.x + 40, box.y + 50);
  await page.mouse.down();
  for (const [x, y] of [
    [80, 90],
    [120, 40],
    [160, 90],
    [200, 50],
  ] as const) {
    await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
  }
  await page.mouse.up();
  await expect(dialog.getByRole('button', { name: '重写' })).toBeEnabled();
}
