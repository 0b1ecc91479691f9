import { expect, type Locator, type Page } from '@playwright/test';
import { say, t } from '../fixtures/language.ts';
import { onPhone } from './viewport.ts';

/** Goes to one of the main places as people do: by the header, or by the tabs at the bottom of a phone. */
export async function goTo(page: Page, place: 'hall' | 'tasks' | 'applications'): Promise<void> {
  const navigation = page.getByRole('navigation', { name: t('layout:mainNavigation') });
  const name = t(onPhone(page) ? `layout:tab.${place}` : `layout:nav.${place}`);
  await navigation.getByRole('link', { name }).click();
}

export function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole('heading', { level: 1, name });
}

/** The page is shown with this title. */
export async function expectPage(page: Page, name: string): Promise<void> {
  await expect(heading(page, say(name))).toBeVisible();
}

/** The service among all of the hall; those used last are shown above, too. */
export function serviceLink(page: Page, name: string): Locator {
  return page.getByRole('region', { name: t('hall:services') }).getByRole('link', { name: say(name) });
}

/** Leads from a service to its form, also where a draft of another test waits. */
export function startLink(page: Page): Locator {
  return page
    .getByRole('link', { name: t('hall:item.start'), exact: true })
    .or(page.getByRole('link', { name: t('hall:item.startNew'), exact: true }));
}
