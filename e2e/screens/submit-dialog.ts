import { expect, type Locator, type Page } from '@playwright/test';

/** 流程处理: one's opinion, where it goes, to whom, and how they hear of it. */
export class SubmitDialog {
  readonly root: Locator;
  readonly #page: Page;

  constructor(page: Page, title = '流程处理') {
    this.#page = page;
    this.root = page.getByRole('dialog', { name: title });
  }

  get opinion(): Locator {
    return this.root.getByRole('textbox', { name: '办理意见' });
  }

  /** The drop-down of who handles a step. */
  assignee(step: string): Locator {
    return this.root.getByRole('combobox', { name: `下一环节办理人 · ${step}` });
  }

  channel(name: string): Locator {
    return this.root.getByRole('checkbox', { name });
  }

  async confirm(label: string): Promise<void> {
    await this.root.getByRole('button', { name: label, exact: true }).click();
  }

  async expectPreselected(step: string, person: string): Promise<void> {
    const field = this.#page.getByRole('combobox', { name: `下一环节办理人 · ${step}` });
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
