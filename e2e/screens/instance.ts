import { expect, type Locator, type Page } from '@playwright/test';

export type InstanceTab = '申请内容' | '流转记录' | '流程图' | '留言';

/** The page of one application. */
export class InstanceScreen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Its title, and the state beside or below it. */
  async expectState(title: string, state: string): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(this.#page.getByRole('main').getByText(state, { exact: true }).first()).toBeVisible();
  }

  async tab(name: InstanceTab): Promise<Locator> {
    await this.#page.getByRole('tab', { name }).click();
    const panel = this.#page.getByRole('tabpanel', { name });
    await expect(panel).toBeVisible();
    return panel;
  }

  /** Lines of 流转记录, oldest first: what happened and what waits now. */
  async history(): Promise<Locator> {
    const panel = await this.tab('流转记录');
    return panel.getByRole('list', { name: '流转记录' }).locator('> li:not([data-ahead])');
  }

  /** The lines after them, on the same tab: steps that are still to come. */
  get ahead(): Locator {
    return this.#page.getByRole('list', { name: '流转记录' }).locator('> li[data-ahead]');
  }

  async diagram(): Promise<Locator> {
    const panel = await this.tab('流程图');
    const drawing = panel.getByRole('img', { name: /流程图/ });
    await expect(drawing).toBeVisible();
    return panel;
  }
}
