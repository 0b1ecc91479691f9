import type { Page } from '@playwright/test';
import { t } from '../fixtures/language.ts';

/** Picks one person of the whole university for a field, by name. */
export async function pickPerson(page: Page, field: string, name: string): Promise<void> {
  await page
    .getByRole('group', { name: field })
    .getByRole('button', { name: t('submit:assignee.choose') })
    .click();
  const picker = page.getByRole('dialog', { name: field });
  await picker.getByRole('textbox', { name: t('people:search') }).fill(name);
  await picker.getByRole('radio', { name }).click();
  await picker.getByRole('button', { name: t('people:confirm') }).click();
}
