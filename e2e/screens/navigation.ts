import { expect, type Locator, type Page } from '@playwright/test';
import { onPhone } from './viewport.ts';

const WORDS = {
  hall: { header: '办事大厅', tab: '大厅' },
  tasks: { header: '我的待办', tab: '待办' },
  applications: { header: '我的申请', tab: '申请' },
} as const;

/** Goes to one of the main places as people do: by the header, or by the tabs at the bottom of a phone. */
export async function goTo(page: Page, place: keyof typeof WORDS): Promise<void> {
  const navigation = page.getByRole('navigation', { name: '主导航' });
  const name = onPhone(page) ? WORDS[place].tab : WORDS[place].header;
  await navigation.getByRole('link', { name }).click();
}

export function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole('heading', { level: 1, name });
}

/** The page is shown in Chinese with this title. */
export async function expectPage(page: Page, name: string | RegExp): Promise<void> {
  await expect(heading(page, name)).toBeVisible();
}

/** The service among all of the hall; those used last are shown above, too. */
export function serviceLink(page: Page, name: string): Locator {
  return page.getByRole('region', { name: '全部服务' }).getByRole('link', { name });
}
