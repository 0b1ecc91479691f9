import { expect, type Locator, type Page } from '@playwright/test';
import { say, t } from '../fixtures/language.ts';
import { isStill } from './still.ts';

/** 流程处理: one's opinion, where it goes, to whom, and how they hear of it. */
export class SubmitDialog {
  readonly root: Locator;
  readonly #page: Page;

  constructor(page: Page, title = t('submit:title')) {
    this.#page = page;
    this.root = page.getByRole('dialog', { name: title });
  }

  get opinion(): Locator {
    return this.root.getByRole('textbox', { name: t('submit:opinion.label') });
  }

  /** The drop-down of who handles a step. */
  assignee(step: string): Locator {
    return this.root.getByRole('combobox', { name: t('submit:assignee.label', { step: say(step) }) });
  }

  channel(name: string): Locator {
    return this.root.getByRole('checkbox', { name: say(name) });
  }

  async confirm(label: string): Promise<void> {
    await expect(this.root.getByRole('button', { name: say(label), exact: true })).toBeEnabled();
    await isStill(this.root);
    await this.root.getByRole('button', { name: say(label), exact: true }).click();
  }

  async expectPreselected(step: string, person: string): Promise<void> {
    const field = this.#page.getByRole('combobox', { name: t('submit:assignee.label', { step: say(step) }) });
    await expect(this.root.locator('.ant-select').filter({ has: field })).toContainText(person);
  }

  async pick(step: string, person: string): Promise<void> {
    await this.assignee(step).click();
    await this.#page
      .getByRole('option', { name: person })
      .or(this.#page.locator('.ant-select-item', { hasText: person }))
      .last()
      .click();
  }
}
