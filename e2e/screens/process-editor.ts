import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';

/** The process tab of a draft. */
export class ProcessEditor {
  readonly page: Page;
  readonly panel: Locator;
  readonly tools: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByRole('complementary', { name: '步骤设置' });
    this.tools = page.getByRole('toolbar', { name: '流程图' });
  }

  async isReady(): Promise<void> {
    await expect(this.page.getByRole('button', { name: '显示全部' })).toBeVisible();
  }

  /** Selects what is drawn under an id. */
  async select(id: string): Promise<void> {
    await this.page.locator(`[data-element-id="${id}"] .djs-hit`).first().click();
    await expect(this.panel.getByText(id, { exact: true })).toBeVisible();
  }

  async more(item: string): Promise<void> {
    await this.page.getByRole('button', { name: '更多', exact: true }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** Puts a file in place of the process, and closes the report. */
  async importFile(name: string, xml: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.more('导入 BPMN 文件…');
    await (await chooser).setFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(xml) });
    await this.page.getByRole('dialog').getByRole('button', { name: '替换' }).click();
    const report = this.page.getByRole('dialog', { name: '已导入' });
    await report
      .getByRole('button', { name: 'Close' })
      .or(report.getByRole('button', { name: '关闭' }))
      .click();
    await expect(report).toBeHidden();
  }

  /** The file as the editor writes it now. */
  async exported(): Promise<string> {
    const download = this.page.waitForEvent('download');
    await this.more('下载 BPMN 文件');
    return readFileSync(await (await download).path(), 'utf8');
  }
}
