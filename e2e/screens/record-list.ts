import { expect, type Locator, type Page } from '@playwright/test';
import { say, t } from '../fixtures/language.ts';
import { onPhone } from './viewport.ts';

/** A list of tasks or applications: rows of a table on wide screens, cards on phones. */
export class RecordList {
  readonly #page: Page;
  readonly #list: Locator;

  constructor(page: Page, name: string) {
    this.#page = page;
    this.#list = page.getByRole(onPhone(page) ? 'list' : 'table', { name, exact: true });
  }

  /** All that the list shows; what leads somewhere is the link in each. */
  get rows(): Locator {
    return onPhone(this.#page) ? this.#list.locator('> li') : this.#list.locator('tbody > tr');
  }

  /** The only row, as after a search for a number. */
  async only(): Promise<Locator> {
    await expect(this.rows).toHaveCount(1);
    return this.rows;
  }

  async openOnly(): Promise<void> {
    const row = await this.only();
    await row.getByRole('link').first().click();
  }
}

export type TaskView = 'todo' | 'done' | 'cc' | 'drafts';

/** The task center at one of its views, searched for an application by its number. */
export async function findTask(page: Page, view: TaskView, number: string): Promise<RecordList> {
  await page.goto(`/tasks?view=${view}&q=${number}`);
  return new RecordList(page, t(`tasks:view.${view}`));
}

/** "My applications", or those that one took part in, searched for an application by its number. */
export async function findApplication(
  page: Page,
  number: string,
  scope: 'mine' | 'involved' = 'mine',
): Promise<RecordList> {
  await page.goto(`/applications?scope=${scope}&q=${number}`);
  return new RecordList(page, t('instances:title'));
}

/** Acts on an application from the list: by the menu of its row, or by a button of its card. */
export async function actOn(row: Locator, action: string): Promise<void> {
  const page = row.page();
  if (onPhone(page)) {
    await row.getByRole('button', { name: say(action) }).click();
    return;
  }
  await row.getByRole('button', { name: t('instances:actionsFor', { title: '' }) }).click();
  await page.getByRole('menuitem', { name: say(action) }).click();
}
