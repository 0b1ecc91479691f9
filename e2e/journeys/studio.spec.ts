import { expect, test } from '../fixtures/test.ts';
import { FormScreen } from '../screens/form.ts';
import { pickPerson } from '../screens/people-picker.ts';
import { StudioScreen } from '../screens/studio.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';

test('an admin makes a service, tries it out, deploys it, changes it under a running application and goes back', async ({
  login,
  as,
}) => {
  const key = `study-room-${Date.now().toString(36)}`;
  const page = await login('designer', '/studio');
  const studio = new StudioScreen(page);
  await studio.createItem({ zh: '研修室使用', en: 'Study room' }, key);

  await studio.openTab('试办');
  await pickPerson(page, '由谁申请', '学院教师');
  const form = new FormScreen(page);
  await form.fill('事由', '小组讨论');
  await form.fill('说明', '每周三下午');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await new SubmitDialog(page).confirm('提交');
  const step = page.getByRole('region', { name: '部门负责人审批' });
  await expect(step).toContainText('信息学院院长');
  await step.getByRole('button', { name: '同意', exact: true }).click();
  await new SubmitDialog(page).confirm('同意');
  await expect(page.getByText('流程已结束。可以存为场景，或重新试办。')).toBeVisible();
  await page.getByRole('button', { name: '存为场景' }).click();
  await page.getByRole('dialog', { name: '存为场景' }).getByLabel('场景名称').fill('院长同意');
  await page.getByRole('dialog', { name: '存为场景' }).getByRole('button', { name: '保存' }).click();

  await studio.openTab('场景');
  await page.getByRole('button', { name: '运行全部场景' }).click();
  await expect(page.getByText('2 个场景全部通过')).toBeVisible();
  await expect(page.getByRole('heading', { name: '流程覆盖率 100%' })).toBeVisible();
  await studio.deploy('新开办', 1);

  const staff = await as('staff');
  const application = await staff.apply({ itemKey: key, form: { subject: '小组讨论', reason: '每周三下午' } });
  const designer = await as('designer');
  await designer.changeItemDraft(studio.draftId, 'process.bpmn', (xml) =>
    xml.replaceAll('部门负责人审批', '部门负责人审核'),
  );
  await page.reload();
  await studio.openTab('版本');
  await studio.deploy('改用审核一词', 2, '迁移到新版本');
  await expect(studio.version(2)).toContainText('当前版本');
  await expect(page.getByText('已迁移 1 / 1 件')).toBeVisible();
  expect((await staff.instance(application.id)).currentSteps.map((one) => one.name.zh)).toEqual(['部门负责人审核']);

  await studio.version(1).getByRole('button', { name: '回到此版本' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '回到此版本' }).click();
  await expect(studio.version(1)).toContainText('当前版本');
  const dean = await as('dean');
  expect((await dean.complete(application)).status).toBe('completed');
});
