import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';
import { FormScreen } from '../screens/form.ts';
import { pickPerson } from '../screens/people-picker.ts';
import { ProcessEditor } from '../screens/process-editor.ts';
import { StudioScreen } from '../screens/studio.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';
import { TaskScreen } from '../screens/task.ts';

const STEPS = { department: '学院审批', school: '学校审批' };

/** A field for a number in the form tab, which conditions can name. */
async function addDays(page: Page): Promise<void> {
  await page.getByRole('button', { name: '添加数字' }).click();
  const panel = page.getByRole('complementary', { name: '数字' });
  await panel.getByRole('textbox', { name: '字段名' }).fill('days');
  await panel.getByRole('textbox', { name: '字段名' }).press('Enter');
  await panel.getByRole('textbox', { name: '名称 · 英文' }).fill('Days');
  await panel.getByRole('textbox', { name: '名称', exact: true }).fill('天数');
  await page.getByRole('complementary', { name: '天数' }).getByRole('checkbox', { name: '必填' }).check();
}

/** Start, form, approval by the department, and by the school when it takes long. */
async function draw(editor: ProcessEditor): Promise<void> {
  await editor.clear();
  await editor.put('start', 260, 260);
  await editor.appendOther('填写');
  await editor.append('审批');
  await editor.name(STEPS.department, 'Approval by the faculty');
  await editor.append('条件分支');
  await editor.append('审批');
  await editor.name(STEPS.school, 'Approval by the university');
  await editor.set('找人的方式', '指定人员');
  await editor.pickPeople('人员', '副校长');
  await editor.append('结束');
  await editor.drawn('Gateway').click();
  await editor.connectTo(editor.drawn('Event').last());
  await editor.tools.getByRole('button', { name: '自动排版' }).click();
}

async function fillIn(page: Page, days: string): Promise<void> {
  const form = new FormScreen(page);
  await form.fill('事由', '小组讨论');
  await form.fill('说明', '每周三下午');
  await form.fill('天数', days);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await new SubmitDialog(page).confirm('提交');
}

test('an admin draws a service, mends, simulates, tries and deploys it; people use it; it is changed under them and goes back', async ({
  login,
  as,
}) => {
  const key = `study-room-${Date.now().toString(36)}`;
  const page = await login('designer', '/studio');
  const studio = new StudioScreen(page);
  const editor = new ProcessEditor(page);

  await test.step('a form and a process of three steps with a condition are drawn', async () => {
    await studio.createItem({ zh: '研修室使用', en: 'Study room' }, key);
    await studio.openTab('表单');
    await addDays(page);
    await studio.openTab('流程');
    await editor.isReady();
    await draw(editor);
  });

  await test.step('what is missing is said and mended', async () => {
    await editor.tools.getByRole('button', { name: /^问题 \d+/ }).click();
    const problems = page.getByRole('region', { name: '问题' });
    // a press on a problem leads to where it is
    await problems.getByRole('button', { name: /没有默认连线/ }).click();
    const way = editor.panel.getByRole('region', { name: `到 ${STEPS.school}` });
    const condition = way.getByRole('textbox', { name: '条件', exact: true });
    await condition.fill('days > 3');
    await condition.blur();
    await problems.getByRole('button', { name: '设一条为“其他情况”' }).click();
    await expect(editor.tools.getByRole('button', { name: '没有问题' })).toBeVisible();
  });

  await test.step('tokens run through it', async () => {
    await page.getByRole('button', { name: '模拟走一遍' }).click();
    const simulation = page.getByRole('dialog');
    const go = simulation.locator('.flow-sim-moves button').first();
    for (let moves = 0; moves < 20 && !(await simulation.getByText('流程已结束').isVisible()); moves++)
      await go.click();
    await expect(simulation.getByText('流程已结束')).toBeVisible();
    await simulation.getByRole('button', { name: '结束模拟' }).click();
  });

  await test.step('it is tried out, and what was played is kept', async () => {
    await studio.expectSaved();
    await studio.openTab('试办');
    await pickPerson(page, '由谁申请', '学院教师');
    await fillIn(page, '5');
    for (const [step, person] of [
      [STEPS.department, '信息学院院长'],
      [STEPS.school, '副校长'],
    ] as const) {
      const card = page.getByRole('region', { name: step });
      await expect(card).toContainText(person);
      await card.getByRole('button', { name: '同意', exact: true }).click();
      await new SubmitDialog(page).confirm('同意');
    }
    await expect(page.getByText('流程已结束。可以存为场景，或重新试办。')).toBeVisible();
    await page.getByRole('button', { name: '存为场景' }).click();
    const dialog = page.getByRole('dialog', { name: '存为场景' });
    await dialog.getByLabel('场景名称').fill('两级同意');
    await dialog.getByRole('button', { name: '保存' }).click();
  });

  await test.step('scenarios run; that of the template is of another process', async () => {
    await studio.openTab('场景');
    await page.getByRole('button', { name: '删除场景「The head of department agrees」' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await studio.expectSaved();
    await page.getByRole('button', { name: '运行全部场景' }).click();
    await expect(page.getByText('1 个场景全部通过')).toBeVisible();
  });
  await studio.deploy('新开办', 1);

  await test.step('an applicant applies, and both approve', async () => {
    const applicant = await login('staff', `/items/${key}/apply`);
    await fillIn(applicant, '5');
    await expect(applicant.getByRole('heading', { name: '申请已提交' })).toBeVisible();
    const id = new URL(applicant.url()).pathname.split('/')[2] ?? '';
    const staff = await as('staff');
    for (const account of ['dean', 'vice-president'] as const) {
      const task = await (await as(account)).task(await staff.instance(id));
      await new TaskScreen(await login(account, `/tasks/${task}`)).agree('同意');
    }
    expect((await staff.instance(id)).status).toBe('completed');
  });

  const staff = await as('staff');
  const running = await staff.apply({ itemKey: key, form: { subject: '小组讨论', reason: '每周三下午', days: 1 } });

  await test.step('it is changed, and the change is seen', async () => {
    await studio.openTab('流程');
    await editor.isReady();
    await editor.named(STEPS.department).click();
    await editor.name('学院审核', 'Check by the faculty');
    await studio.expectSaved();
    await studio.openTab('版本');
    await page.getByRole('button', { name: '比较草稿与版本' }).click();
    const comparison = page.getByRole('dialog', { name: '比较版本' });
    await expect(comparison.getByRole('region', { name: '第 1 版' }).getByText(STEPS.department)).toBeVisible();
    await expect(comparison.getByRole('region', { name: '草稿' }).getByText('学院审核')).toBeVisible();
    const step = comparison.getByRole('list', { name: '流程' }).getByRole('listitem').filter({ hasText: '有修改' });
    await expect(step.filter({ hasText: '中文名称' })).toContainText(`${STEPS.department} → 学院审核`);
    await comparison
      .getByRole('button', { name: '关闭' })
      .or(comparison.getByRole('button', { name: 'Close' }))
      .click();
  });

  await test.step('version 2 takes the running application over', async () => {
    await studio.deploy('改用审核一词', 2, '迁移到新版本');
    await expect(studio.version(2)).toContainText('当前版本');
    await expect(page.getByText('已迁移 1 / 1 件')).toBeVisible();
    expect((await staff.instance(running.id)).currentSteps.map((one) => one.name.zh)).toEqual(['学院审核']);
  });

  await test.step('version 1 is in force again; the application goes on', async () => {
    await studio.version(1).getByRole('button', { name: '回到此版本' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '回到此版本' }).click();
    await expect(studio.version(1)).toContainText('当前版本');
    expect((await (await as('dean')).complete(running)).status).toBe('completed');
  });
});
