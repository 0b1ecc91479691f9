import { readFile } from 'node:fs/promises';
import { nameOf } from '../fixtures/accounts.ts';
import { applyForCard, ID_NUMBERS, PHONE } from '../fixtures/forms.ts';
import { say, t } from '../fixtures/language.ts';
import { pdf, png } from '../fixtures/sample-files.ts';
import { expect, test } from '../fixtures/test.ts';
import { FormScreen } from '../screens/form.ts';
import { InstanceScreen } from '../screens/instance.ts';
import { expectPage, goTo, serviceLink, startLink } from '../screens/navigation.ts';
import { findApplication, findTask } from '../screens/record-list.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';
import { TaskScreen } from '../screens/task.ts';

const ITEM = '临时校园卡及门禁授权申请';
const APPLY = '/items/temporary-card/apply';
const PERSON = { name: '王工', phone: PHONE, validFrom: '2026-09-01', validTo: '2026-12-31' };

test('A1 only office directors start it, for staff or for external workers', { tag: '@phone' }, async ({
  login,
  console,
}) => {
  // The staff member's look at the page is refused.
  console.allow(/403 .*\/api\/items\/temporary-card/);
  const director = await login('director');
  await serviceLink(director, ITEM).click();
  await startLink(director).click();
  const form = new FormScreen(director);
  const cardNeeded = director.getByRole('radiogroup', { name: say('办理临时校园卡') });
  await form.choose('人员类别', '校内职工');
  await expect(cardNeeded).toBeHidden();
  await form.choose('人员类别', '校外临时工作人员');
  await expect(cardNeeded).toBeVisible();

  const staff = await login('staff');
  await expect(serviceLink(staff, '请假申请')).toBeVisible();
  await expect(staff.getByRole('link', { name: say(ITEM) })).toHaveCount(0);
  await staff.goto(APPLY);
  await expect(staff.getByText(say('您不在该事项的服务对象范围内'))).toBeVisible();
});

test('A2 materials: a template to download, scans, and a letter only for external workers', {
  tag: '@phone',
}, async ({ login }) => {
  const page = await login('director', APPLY);
  const form = new FormScreen(page);
  await form.choose('人员类别', '校内职工');
  await expect(form.files('往来单位证明扫描件')).toBeHidden();
  await form.choose('人员类别', '校外临时工作人员');
  await expect(form.files('往来单位证明扫描件')).toBeVisible();

  const link = form.files('临时校园卡申请表').getByRole('link', { name: say('下载模板') });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('application-form.docx');
  const path = await download.path();
  const template = await readFile(path);
  // A .docx is a ZIP archive that names its main part.
  expect(template.subarray(0, 2).toString()).toBe('PK');
  expect(template.includes('word/document.xml')).toBe(true);

  await form.upload('临时校园卡申请表', {
    name: '申请表（已盖章）.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: template,
  });
  await form.upload('身份证正反面扫描件', png('正面.png'), png('反面.png'));
  await page.getByRole('button', { name: say('提交'), exact: true }).click();
  await expect(form.problem('/letter')).toBeVisible();
  await expect(form.problem('/idScans')).toBeHidden();
  await expect(form.problem('/applicationForm')).toBeHidden();
});

test('A4 the hall lists the services that one may start', { tag: '@phone' }, async ({ login }) => {
  const director = await login('director');
  const services = director.getByRole('region', { name: t('hall:services') }).getByRole('article');
  await expect(services).not.toHaveCount(0);
  await serviceLink(director, ITEM).click();
  await expectPage(director, ITEM);
  const route = director.getByRole('region', { name: t('hall:item.route') }).getByRole('listitem');
  await expect(route).toContainText(
    ['填写申请', '单位信息化负责领导审批', '网络中心主任审批', '制卡与开通门禁'].map(say),
  );
  await startLink(director).click();
  await expect(director).toHaveURL(/\/items\/temporary-card\/apply/);

  const student = await login('student');
  await expect(student.getByRole('link', { name: say('奖学金评审') })).toBeVisible();
  await expect(student.getByRole('link', { name: say(ITEM) })).toHaveCount(0);
});

test('A5 the form keeps a draft, checks ID numbers and counts people', { tag: '@phone' }, async ({ login }) => {
  const page = await login('languages-director', APPLY);
  const form = new FormScreen(page);
  await form.choose('人员类别', '校内职工');
  await form.fill('申请理由', '新学期实验课需要');
  await form.fill('办理人数', '2');
  await form.addPerson(1, { ...PERSON, idNumber: '110105194912310021' });
  const idNumber = form.person(1).getByLabel(say('身份证号'));
  await expect(form.person(1)).toContainText(say('身份证号不正确'));
  await form.upload('身份证正反面扫描件', png('正面.png'));

  await test.step('the draft survives a reload', async () => {
    await expect(
      page.getByRole('status').filter({ hasText: t('apply:draft.saved', { time: '' }).trim() }),
    ).toBeVisible();
    await expect(page).toHaveURL(/draft=/);
    await page.reload();
    await expect(page.getByRole('textbox', { name: say('申请理由') })).toHaveValue('新学期实验课需要');
    await expect(idNumber).toHaveValue('110105194912310021');
    await expect(form.files('身份证正反面扫描件')).toContainText('正面.png');
  });

  await test.step('errors are said where they are, and can be mended', async () => {
    await page.getByRole('button', { name: say('提交'), exact: true }).click();
    await expect(form.problem('/persons/0/idNumber')).toBeVisible();
    await idNumber.fill(ID_NUMBERS[0]);
    await expect(form.problem('/persons/0/idNumber')).toBeHidden();
    await form.tag('申请开通的门禁', '实验楼 A 座');
    await form.upload('临时校园卡申请表', pdf('申请表.pdf'));
    await page.getByRole('button', { name: say('提交'), exact: true }).click();
    await expect(page.getByText(say('办理人员的行数应与办理人数一致'))).toBeVisible();
    await form.addPerson(2, { ...PERSON, name: '李工', idNumber: ID_NUMBERS[1] });
    await expect(page.getByText(say('办理人员的行数应与办理人数一致'))).toBeHidden();
    await page.getByRole('button', { name: say('提交'), exact: true }).click();
    await expect(new SubmitDialog(page).root).toBeVisible();
  });
});

test('A6 the dialog asks for opinion, next handler and channels; a text message reaches the handler', {
  tag: ['@phone', '@postgres'],
}, async ({ login, as, smsTo }) => {
  const director = await as('director');
  // Returned, so that the form is complete and only the dialog is to be dealt with.
  const instance = await applyForCard(director);
  await (await as('leader')).returnTo('initiator', instance, '请补充');
  // The demo leader's registered phone.
  const before = await smsTo('19900001001');
  const page = await login('director', `/tasks?q=${instance.number}`);
  await (await findTask(page, 'todo', instance.number)).openOnly();
  await new TaskScreen(page).press('提交');
  const dialog = new SubmitDialog(page);
  await dialog.opinion.fill('已补充，请审批');
  await dialog.expectPreselected('单位信息化负责领导审批', nameOf('leader'));
  await expect(dialog.channel('站内消息')).toBeChecked();
  await dialog.channel('短信').check();
  await expect(
    dialog.root.getByText(t('submit:route.to', { people: nameOf('leader'), step: say('单位信息化负责领导审批') })),
  ).toBeVisible();
  await dialog.confirm('提交');
  await new TaskScreen(page).expectFinished('已提交');
  await expect.poll(async () => (await smsTo('19900001001')).length).toBe(before.length + 1);
  expect((await smsTo('19900001001')).at(-1)).toContain(instance.title);
});

test('A7 what was done is found again, with detail and approval history', { tag: '@phone' }, async ({ login, as }) => {
  const instance = await applyForCard(await as('director'), {}, { opinion: '请审批' });
  await (await as('leader')).complete(instance, { opinion: '情况属实' });
  const page = await login('leader');
  await goTo(page, 'tasks');
  await page.getByRole('tab', { name: t('tasks:view.done') }).click();
  await expect(page).toHaveURL(/view=done/);
  const done = await findTask(page, 'done', instance.number);
  await expect(await done.only()).toContainText(say('网络中心主任审批'));
  await done.openOnly();
  await new InstanceScreen(page).expectState('临时校园卡及门禁授权', '办理中');
  await expect(page.getByRole('tabpanel', { name: t('instances:section.form') })).toContainText('机房设备维护');
  const history = await new InstanceScreen(page).history();
  await expect(history).toHaveCount(3);
  await expect(history.nth(0)).toContainText(t('instances:history.act.submit'));
  await expect(history.nth(0)).toContainText('请审批');
  await expect(history.nth(1)).toContainText(nameOf('leader'));
  await expect(history.nth(1)).toContainText('情况属实');
  await expect(history.nth(2)).toContainText(t('instances:history.waiting'));
});

test('A8 the approver reads the to-do and agrees', { tag: '@phone' }, async ({ login, as }) => {
  const instance = await applyForCard(await as('director'));
  const page = await login('leader');
  await goTo(page, 'tasks');
  await (await findTask(page, 'todo', instance.number)).openOnly();
  await expect(page.getByText('机房设备维护')).toBeVisible();
  await expect(page.getByText('110***********002X')).toBeVisible();
  await new TaskScreen(page).agree('同意办理');
  await expect(
    page.getByText(t('tasks:finished.goesTo', { people: nameOf('network'), step: say('网络中心主任审批') })),
  ).toBeVisible();
  await page.getByRole('link', { name: t('tasks:finished.toApplication') }).click();
  await expect(page.getByRole('region', { name: t('instances:column.current') })).toContainText(
    t('instances:waitsFor', { names: nameOf('network') }),
  );
});

test('A8 the approver returns to the previous step', { tag: '@phone' }, async ({ login, as }) => {
  const instance = await applyForCard(await as('director'));
  await (await as('leader')).complete(instance);
  const page = await login('network');
  await (await findTask(page, 'todo', instance.number)).openOnly();
  const task = new TaskScreen(page);
  await task.choose('退回', '退回上一步');
  const dialog = page.getByRole('dialog', { name: say('退回上一步') });
  await expect(dialog).toContainText(say('单位信息化负责领导审批'));
  await dialog.getByRole('button', { name: t('tasks:return.confirm'), exact: true }).click();
  await expect(dialog.getByText(t('submit:opinion.missing'))).toBeVisible();
  await dialog.getByRole('textbox', { name: t('submit:opinion.label') }).fill('请核实人员信息');
  await dialog.getByRole('button', { name: t('tasks:return.confirm'), exact: true }).click();
  await task.expectFinished('已退回');
  await expect(
    page.getByText(t('tasks:finished.goesTo', { people: nameOf('leader'), step: say('单位信息化负责领导审批') })),
  ).toBeVisible();

  const leader = await login('leader', `/tasks/${await (await as('leader')).task(instance)}`);
  await expect(leader.getByText(t('tasks:cameBack.toHandler', { by: nameOf('network') }))).toBeVisible();
  await expect(leader.getByText('请核实人员信息')).toBeVisible();
});

test('A8 the approver returns to the applicant', { tag: '@phone' }, async ({ login, as }) => {
  const instance = await applyForCard(await as('director'));
  await (await as('leader')).complete(instance);
  const page = await login('network');
  await (await findTask(page, 'todo', instance.number)).openOnly();
  await new TaskScreen(page).returnTo('退回发起人', '请附上施工合同');

  const director = await login('director');
  const row = await (await findApplication(director, instance.number)).only();
  await expect(row).toContainText(t('common:state.returned'));
  await row.getByRole('link').first().click();
  await director.getByRole('link', { name: t('instances:action.resubmit') }).click();
  await expect(director.getByText('请附上施工合同')).toBeVisible();
});

test('A9 the next handler is preselected', { tag: '@phone' }, async ({ login, as }) => {
  const instance = await applyForCard(await as('director'));
  const page = await login('leader', `/tasks/${await (await as('leader')).task(instance)}`);
  await new TaskScreen(page).press('同意');
  const dialog = new SubmitDialog(page);
  await dialog.expectPreselected('网络中心主任审批', nameOf('network'));
  await dialog.confirm('同意');
  await new TaskScreen(page).expectFinished('已同意');
  expect(
    (await (await as('director')).instance(instance.id)).currentSteps.map(({ people }) => people[0]?.name),
  ).toEqual([nameOf('network')]);
});
