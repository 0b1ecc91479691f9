import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { lostLines } from '../fixtures/canonical-xml.ts';
import { expect, test } from '../fixtures/test.ts';
import { ProcessEditor } from '../screens/process-editor.ts';
import { StudioScreen } from '../screens/studio.ts';

const root = join(import.meta.dirname, '../..');
const miwg = join(root, '../shared/miwg');

/** The processes of the service items, and the reference models of BPMN where they are there. */
const models = [
  ...globSync('processes/*/process.bpmn', { cwd: root }).map((path) => ({
    name: basename(dirname(path)),
    xml: readFileSync(join(root, path), 'utf8'),
  })),
  ...(existsSync(miwg) ? globSync('*.bpmn', { cwd: miwg }) : []).map((name) => ({
    name,
    xml: readFileSync(join(miwg, name), 'utf8'),
  })),
];

async function newDraft(page: Page, name: string): Promise<ProcessEditor> {
  await new StudioScreen(page).createItem({ zh: name, en: 'Drawn' }, `drawn-${Date.now().toString(36)}`);
  const editor = new ProcessEditor(page);
  await editor.isReady();
  return editor;
}

test('a designer puts in a usual block, takes it back and mends what it lacks with a press', async ({ login }) => {
  const page = await login('designer', '/studio');
  const editor = await newDraft(page, '画图');
  // a block goes where there is room
  await page.getByRole('button', { name: '插入常用结构' }).click();
  await page.getByRole('menuitem', { name: '会签' }).click();
  await expect(editor.panel.getByRole('textbox', { name: '中文名称' })).toHaveValue('会签');
  await editor.panel.getByRole('textbox', { name: '中文名称' }).fill('三方会签');
  await editor.panel.getByRole('textbox', { name: '英文名称' }).click();
  await expect(page.locator('.djs-container').getByText('三方会签')).toBeVisible();
  // one undo for panel and canvas
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(editor.panel.getByRole('textbox', { name: '中文名称' })).toHaveValue('会签');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.locator('.djs-container').getByText('会签', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: '重做' }).click();

  await editor.tools.getByRole('button', { name: /^问题 \d+/ }).click();
  const problems = page.getByRole('region', { name: '问题' });
  await problems.getByText('会签', { exact: true }).first().click();
  await problems.getByRole('button', { name: '删除这个步骤' }).first().click();
  await expect(editor.tools.getByRole('button', { name: '没有问题' })).toBeVisible();
});

test('a designer imports files from everywhere; nothing in them is lost', async ({ login }) => {
  test.slow();
  expect(models.length).toBeGreaterThan(8);
  const page = await login('designer', '/studio');
  const editor = await newDraft(page, '导入');
  for (const { name, xml } of models) {
    await editor.importFile(`${name}.bpmn`, xml);
    const gone = await page.evaluate(lostLines, [xml, await editor.exported()] as [string, string]);
    // conditions of other engines are said in FEEL instead
    expect(
      gone.filter((line) => !/conditionExpression .*[$#]\{/.test(line)),
      name,
    ).toEqual([]);
  }

  await test.step('lanes are tidied up, and keep their steps', async () => {
    const laned = models.find(({ xml }) => /<(?:\w+:)?flowNodeRef>/.test(xml));
    if (!laned) return;
    await editor.importFile(`${laned.name}.bpmn`, laned.xml);
    const before = await editor.exported();
    await editor.tools.getByRole('button', { name: '自动排版' }).click();
    await expect(page.getByRole('button', { name: '撤销' })).toBeEnabled();
    const after = await editor.exported();
    expect(after).not.toBe(before);
    expect(lanes(after)).toEqual(lanes(before));
  });
});

/** What lies in each lane. */
const lanes = (xml: string) =>
  [...xml.matchAll(/<(?:\w+:)?lane [^>]*?\bid="([^"]+)"[^>]*>([\s\S]*?)<\/(?:\w+:)?lane>/g)].map(
    ([, id, inside = '']) => [id, [...inside.matchAll(/flowNodeRef>([^<]+)</g)].map(([, ref]) => ref).toSorted()],
  );
