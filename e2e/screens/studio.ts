import { expect, type Locator, type Page } from '@playwright/test';

/** A draft in the process studio. */
export class StudioScreen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Makes a new service from the template, and shows its draft. */
  async createItem(name: { zh: string; en: string }, key: string): Promise<void> {
    await this.#page.getByRole('button', { name: '新建事项' }).click();
    const dialog = this.#page.getByRole('dialog', { name: '新建事项' });
    const fields = Object.entries({ 中文名称: name.zh, 英文名称: name.en, 标识: key });
    await expect(dialog.getByLabel('中文名称')).toBeFocused();
    await this.#page.keyboard.type(name.zh);
    await expect(dialog.getByLabel('中文名称')).toHaveValue(name.zh);
    await expect(async () => {
      for (const [label, value] of fields) await dialog.getByLabel(label).fill(value);
      for (const [label, value] of fields) {
        await expect(dialog.getByLabel(label)).toHaveValue(value, { timeout: 100 });
      }
    }).toPass();
    await dialog.getByRole('button', { name: '新建', exact: true }).click();
    await expect(this.#page.getByRole('heading', { level: 1, name: name.zh })).toBeVisible();
  }

  async openTab(name: string): Promise<void> {
    const tabs = this.#page.getByRole('navigation', { name: '事项草稿' });
    await tabs.getByRole('link', { name, exact: true }).click();
    await expect(tabs.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
  }

  /** All that was changed is kept on the server. */
  async expectSaved(): Promise<void> {
    await expect(this.#page.getByText('已保存', { exact: true })).toBeVisible();
  }

  get draftId(): string {
    return new URL(this.#page.url()).pathname.split('/')[3] ?? '';
  }

  /** Deploys; applications that run stay, or are brought along. */
  async deploy(
    reason: string,
    version: number,
    instances: '留在原版本' | '迁移到新版本' = '留在原版本',
  ): Promise<void> {
    await this.#page.getByRole('button', { name: '部署', exact: true }).click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByLabel('修改说明').fill(reason);
    await dialog.getByRole('radio', { name: instances }).check();
    if (instances === '迁移到新版本') await expect(dialog.getByText('1 / 1 件可以迁移。')).toBeVisible();
    await dialog.getByRole('button', { name: '部署', exact: true }).click();
    await expect(this.#page.getByText(`已部署为第 ${version} 版`)).toBeVisible();
  }

  /** A version in the list of versions. */
  version(number: number): Locator {
    return this.#page
      .getByRole('list', { name: '版本' })
      .getByRole('listitem')
      .filter({ hasText: `第 ${number} 版` });
  }
}
