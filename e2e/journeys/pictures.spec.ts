import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { applyForCard, applyForLeave, applyForSeal, ID_NUMBERS, PHONE } from '../fixtures/forms.ts';
import { pdf, png } from '../fixtures/sample-files.ts';
import { expect, test } from '../fixtures/test.ts';
import { FormScreen } from '../screens/form.ts';
import { InstanceScreen } from '../screens/instance.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';
import { TaskScreen } from '../screens/task.ts';

// Writes the pictures of the README; see README.md here. No part of an ordinary run.

const FOLDER = join(import.meta.dirname, '../../docs/images');
const LARGEST_BYTES = 200 * 1024;

async function picture(page: Page, name: string): Promise<void> {
  const path = join(FOLDER, `${name}.png`);
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  expect((await stat(path)).size, `${name}: size in bytes`).toBeLessThan(LARGEST_BYTES);
}

const PEOPLE = [
  { name: '王建国', idNumber: ID_NUMBERS[0], phone: PHONE, validFrom: '2026-12-01', validTo: '2027-03-31' },
  { name: '李国强', idNumber: ID_NUMBERS[1], phone: '13900139000', validFrom: '2026-12-01', validTo: '2027-03-31' },
];

async function fillIn(page: Page): Promise<void> {
  const form = new FormScreen(page);
  await form.choose('人员类别', '校外临时工作人员');
  await form.fill('申请理由', '网络中心机房扩容，施工人员需在 12 月至次年 3 月进出');
  await form.fill('办理人数', '2');
  for (const [index, person] of PEOPLE.entries()) await form.addPerson(index + 1, person);
  await form.tag('申请开通的门禁', '网络中心机房');
  await form.upload('临时校园卡申请表', pdf('临时校园卡申请表（已盖章）.pdf'));
  await form.upload('身份证正反面扫描件', png('王建国 正面.png'), png('王建国 反面.png'));
  await form.upload('往来单位证明扫描件', pdf('施工单位证明.pdf'));
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();
  await page.evaluate(() => window.scrollTo(0, 0));
}

test('hall, application and submit dialog', async ({ login }) => {
  const page = await login('director');
  await expect(page.getByRole('article')).not.toHaveCount(0);
  await picture(page, 'hall');
  await page.goto('/items/temporary-card/apply');
  await fillIn(page);
  await picture(page, 'apply');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  const dialog = new SubmitDialog(page);
  await dialog.opinion.fill('施工队下周进场，请审批。');
  await picture(page, 'submit');
  await dialog.root.getByRole('button', { name: '取消' }).click();
});

test('a task, and an application with its diagram', async ({ login, as }) => {
  const director = await as('director');
  const form = { reason: '网络中心机房扩容，施工人员需在 12 月至次年 3 月进出', headcount: 2, persons: PEOPLE };
  const instance = await applyForCard(director, form, { opinion: '施工队下周进场，请审批。' });
  await (await as('leader')).complete(instance, { opinion: '情况属实，同意办理。' });
  const task = await login('network', `/tasks/${await (await as('network')).task(instance)}`);
  await new TaskScreen(task).opinion.fill('同意。');
  await task.evaluate(() => window.scrollTo(0, 0));
  await picture(task, 'task');
  const page = await login('director', `/applications/${instance.id}`);
  const diagram = await new InstanceScreen(page).diagram();
  await diagram.getByRole('button', { name: '显示全图' }).click();
  await picture(page, 'application');
});

test('the to-dos in English', async ({ login, as }) => {
  await applyForLeave(await as('staff'));
  await applyForSeal(await as('staff'));
  const page = await login('dean');
  await page.getByRole('button', { name: '切换语言: English' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'My to-dos' }).click();
  await expect(page.getByRole('table', { name: 'To do' }).getByRole('link')).not.toHaveCount(0);
  await picture(page, 'task-center-en');
  await page.getByRole('button', { name: 'Switch language: 中文' }).click();
  await expect(page.getByRole('heading', { name: '任务中心' })).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true });

  test('hall, to-do and progress', async ({ login, as }) => {
    const page = await login('director');
    await expect(page.getByRole('article')).not.toHaveCount(0);
    await picture(page, 'hall-phone');
    const instance = await applyForCard(await as('director'), {}, { opinion: '请审批。' });
    const leader = await login('leader', `/tasks/${await (await as('leader')).task(instance)}`);
    await expect(leader.getByText('机房设备维护')).toBeVisible();
    await picture(leader, 'task-phone');
    await (await as('leader')).complete(instance, { opinion: '情况属实，同意办理。' });
    await page.goto(`/applications/${instance.id}`);
    await expect(await new InstanceScreen(page).history()).toHaveCount(3);
    await picture(page, 'application-phone');
  });
});
