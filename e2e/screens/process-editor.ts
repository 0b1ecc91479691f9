import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { isStill } from './still.ts';

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

  get #canvas(): Locator {
    return this.page.locator('.djs-container');
  }

  /** What is drawn with these words inside it. */
  named(name: string): Locator {
    return this.#canvas.locator('.djs-element.djs-shape').filter({ hasText: name }).locator('> .djs-hit').first();
  }

  /** The elements of a kind of BPMN, in the order in which they were drawn. */
  drawn(kind: 'Event' | 'Gateway'): Locator {
    return this.#canvas.locator(`.djs-shape[data-element-id^="${kind}_"]:not([data-element-id$="_label"]) > .djs-hit`);
  }

  /** Takes away all that is drawn. */
  async clear(): Promise<void> {
    await this.#canvas.click({ position: { x: 600, y: 500 } });
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.press('Delete');
    await expect(this.#canvas.locator('.djs-shape')).toHaveCount(0);
  }

  /** Puts a part of the palette somewhere on the canvas. */
  async put(part: string, x: number, y: number): Promise<void> {
    await this.page.locator(`.djs-palette [data-part="${part}"]`).click();
    const box = await this.#canvas.boundingBox();
    if (!box) throw new Error('The canvas is not shown');
    await this.page.mouse.move(box.x + x, box.y + y, { steps: 4 });
    await this.page.mouse.click(box.x + x, box.y + y);
  }

  /** Draws what follows what is selected, by the button beside it; then that is selected. */
  async append(part: '审批' | '条件分支' | '结束'): Promise<void> {
    await this.#pad.getByTitle(`在后面添加: ${part}`).click();
  }

  /** Draws one of all the parts after what is selected. */
  async appendOther(part: string): Promise<void> {
    await this.#pad.getByTitle('在后面添加…').click();
    await this.page.locator('.djs-popup').getByText(part, { exact: true }).click();
  }

  /** Draws a flow from what is selected. */
  async connectTo(target: Locator): Promise<void> {
    await this.#pad.getByTitle('连线到其他元素').click();
    await target.click();
  }

  get #pad(): Locator {
    return this.page.locator('.djs-context-pad.open');
  }

  async name(zh: string, en: string): Promise<void> {
    for (const [label, text] of [
      ['中文名称', zh],
      ['英文名称', en],
    ] as const) {
      const field = this.panel.getByRole('textbox', { name: label }).first();
      await field.fill(text);
      await field.press('Enter');
    }
  }

  /** Picks in a drop-down of the panel. */
  async set(label: string, choice: string): Promise<void> {
    await this.panel.getByRole('combobox', { name: label }).click();
    const choices = this.page.locator('.ant-select-dropdown:visible');
    await choices.hover();
    // a long list begins at what is set
    await this.page.mouse.wheel(0, -1000);
    await choices.getByText(choice, { exact: true }).click();
  }

  /** Picks somebody of the whole university for a field of the panel. */
  async pickPeople(field: string, name: string): Promise<void> {
    const picked = this.panel.getByRole('group', { name: field });
    await picked.getByRole('button', { name: '选择人员' }).click();
    const picker = this.page.getByRole('dialog', { name: field });
    await isStill(picker);
    await picker.getByRole('textbox', { name: '输入姓名查找全校人员' }).fill(name);
    await picker.getByRole('checkbox', { name }).first().click();
    await picker.getByRole('button', { name: '确定' }).click();
    await expect(picked.getByText(name)).toBeVisible();
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
    const question = this.page.getByRole('dialog').filter({ hasText: name });
    await isStill(question);
    await question.getByRole('button', { name: '替换' }).click();
    const report = this.page.getByRole('dialog', { name: '已导入' });
    await isStill(report);
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
