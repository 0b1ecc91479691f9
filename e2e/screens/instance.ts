import { expect, type Locator, type Page } from '@playwright/test';
import { say, t } from '../fixtures/language.ts';

export type InstanceTab = '申请内容' | '流转记录' | '流程图' | '留言';

const SECTIONS: Record<InstanceTab, () => string> = {
  申请内容: () => t('instances:section.form'),
  流转记录: () => t('instances:section.history'),
  流程图: () => t('instances:section.diagram'),
  留言: () => t('instances:section.comments'),
};

/** The page of one application. */
export class InstanceScreen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Its title, and the state beside or below it. */
  async expectState(title: string, state: string): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(this.#page.getByRole('main').getByText(say(state), { exact: true }).first()).toBeVisible();
  }

  async tab(name: InstanceTab): Promise<Locator> {
    await this.#page.getByRole('tab', { name: SECTIONS[name]() }).click();
    const panel = this.#page.getByRole('tabpanel', { name: SECTIONS[name]() });
    await expect(panel).toBeVisible();
    return panel;
  }

  /** Lines of 流转记录, oldest first: what happened and what waits now. */
  async history(): Promise<Locator> {
    const panel = await this.tab('流转记录');
    return panel.getByRole('list', { name: t('instances:section.history') }).locator('> li:not([data-ahead])');
  }

  /** The lines after them, on the same tab: steps that are still to come. */
  get ahead(): Locator {
    return this.#page.getByRole('list', { name: t('instances:section.history') }).locator('> li[data-ahead]');
  }

  async diagram(): Promise<Locator> {
    const panel = await this.tab('流程图');
    const drawing = panel.getByRole('img', { name: new RegExp(t('instances:diagram.label', { count: '.*' })) });
    await expect(drawing).toBeVisible();
    return panel;
  }
}
