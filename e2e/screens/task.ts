import { expect, type Locator, type Page } from '@playwright/test';
import { say, t } from '../fixtures/language.ts';
import { InstanceScreen } from './instance.ts';
import { SubmitDialog } from './submit-dialog.ts';
import { onPhone } from './viewport.ts';

/** The page of one task. */
export class TaskScreen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The buttons that stay in reach: beside the title, or at the bottom of a phone. */
  get actions(): Locator {
    return this.#page.getByTestId('action-bar');
  }

  get opinion(): Locator {
    return this.#page.getByRole('main').getByRole('textbox', { name: t('submit:opinion.label') });
  }

  async press(action: string): Promise<void> {
    await this.actions.getByRole('button', { name: say(action), exact: true }).click();
  }

  /** An action behind one of the two menus. */
  async choose(menu: '退回' | '更多操作', action: string): Promise<void> {
    await this.actions.getByRole('button', { name: t(menu === '退回' ? 'tasks:return.label' : 'tasks:more') }).click();
    await this.#page.getByRole('menuitem', { name: say(action) }).click();
  }

  /** On phones, the button for it is behind "more" where returns take the place. */
  async disagree(opinion: string): Promise<void> {
    if (onPhone(this.#page)) await this.choose('更多操作', '不同意');
    else await this.press('不同意');
    const dialog = this.#page.getByRole('dialog', { name: say('不同意') });
    await dialog.getByRole('textbox', { name: t('submit:opinion.label') }).fill(opinion);
    await dialog.getByRole('button', { name: say('不同意'), exact: true }).click();
  }

  async agree(opinion: string): Promise<void> {
    await this.opinion.fill(opinion);
    await this.press('同意');
    const dialog = new SubmitDialog(this.#page);
    await expect(dialog.opinion).toHaveValue(opinion);
    await dialog.confirm('同意');
    await this.expectFinished('已同意');
  }

  async returnTo(target: '退回上一步' | '退回发起人', opinion: string): Promise<void> {
    await this.choose('退回', target);
    const dialog = this.#page.getByRole('dialog', { name: say(target) });
    await dialog.getByRole('textbox', { name: t('submit:opinion.label') }).fill(opinion);
    await dialog.getByRole('button', { name: t('tasks:return.confirm'), exact: true }).click();
    await this.expectFinished('已退回');
  }

  /** From the page that says that it is done. */
  async toApplication(): Promise<InstanceScreen> {
    await this.#page.getByRole('link', { name: t('tasks:finished.toApplication') }).click();
    return new InstanceScreen(this.#page);
  }

  async expectFinished(words: string): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 2, name: say(words) })).toBeVisible();
  }
}
