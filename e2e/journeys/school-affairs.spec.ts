import { nameOf } from '../fixtures/accounts.ts';
import { applyForCard, applyForLeave, PHONE } from '../fixtures/forms.ts';
import { say, t } from '../fixtures/language.ts';
import { expect, test } from '../fixtures/test.ts';
import { FormScreen } from '../screens/form.ts';
import { InstanceScreen } from '../screens/instance.ts';
import { expectPage, goTo } from '../screens/navigation.ts';
import { actOn, findApplication, findTask, RecordList } from '../screens/record-list.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';
import { TaskScreen } from '../screens/task.ts';

test('B1 the hall by category or department, by search, and an item picked', { tag: '@phone' }, async ({ login }) => {
  const page = await login('director');
  const articles = page.getByRole('article');
  const all = page.getByRole('region', { name: t('hall:services') }).getByRole('article');
  // How many there are is not said: other journeys make services.
  const seal = all.filter({ hasText: say('用印申请') });
  await expect(seal).toBeVisible();
  await page
    .getByRole('navigation', { name: t('hall:groups.category') })
    .getByRole('button', { name: say('人事服务') })
    .click();
  await expect(articles).toHaveCount(1);
  await expect(articles).toContainText(say('请假申请'));
  await page
    .getByRole('navigation', { name: t('hall:groups.category') })
    .getByRole('button', { name: t('hall:groupBy.department') })
    .click();
  await page
    .getByRole('navigation', { name: t('hall:groups.department') })
    .getByRole('button', { name: say('校园卡管理中心') })
    .click();
  await expect(articles).toHaveCount(1);
  await expect(articles).toContainText(say('临时校园卡及门禁授权申请'));
  await page
    .getByRole('navigation', { name: t('hall:groups.department') })
    .getByRole('button', { name: t('hall:all') })
    .click();
  await expect(seal).toBeVisible();

  const search = page.getByRole('searchbox', { name: t('hall:searchLabel') });
  await search.fill(say('校园卡管理中心'));
  await expect(page.getByText(t('hall:found', { count: 1 }))).toBeVisible();
  await expect(articles).toContainText(say('临时校园卡及门禁授权申请'));
  await search.fill('不存在的服务');
  await expect(page.getByText(t('hall:noneFound', { words: '不存在的服务' }))).toBeVisible();
  await page.getByRole('button', { name: t('hall:clearSearch') }).click();
  await articles.getByRole('link', { name: say('用印申请') }).click();
  await expectPage(page, '用印申请');
  await expect(page.getByRole('region', { name: t('hall:item.guide') })).toContainText(say('全体教职工'));
  await expect(page.getByRole('region', { name: t('hall:item.materials') })).toContainText(say('待用印文件定稿'));
});

test('B2 the applicant picks the auditor from a drop-down', { tag: '@phone' }, async ({ login, as }) => {
  const instance = await applyForCard(await as('director'));
  await (await as('leader')).returnTo('initiator', instance, '请补充');
  const page = await login('director', `/tasks/${await (await as('director')).task(instance)}`);
  await new TaskScreen(page).press('提交');
  const dialog = new SubmitDialog(page);
  await dialog.pick('单位信息化负责领导审批', nameOf('leader'));
  await dialog.expectPreselected('单位信息化负责领导审批', nameOf('leader'));
  await dialog.confirm('提交');
  await new TaskScreen(page).expectFinished('已提交');
  expect((await (await as('director')).instance(instance.id)).currentSteps[0]?.people[0]?.name).toBe(nameOf('leader'));
});

test('B3 fill in and submit', { tag: '@phone' }, async ({ login }) => {
  const page = await login('staff', '/items/leave-request/apply');
  const form = new FormScreen(page);
  await form.choose('请假类型', '事假');
  await form.date(page.getByPlaceholder(say('开始日期'), { exact: true }), '2026-09-07');
  await form.date(page.getByPlaceholder(say('结束日期'), { exact: true }), '2026-09-09');
  await form.fill('请假事由', '家中有事');
  await form.fill('请假期间联系电话', PHONE);
  await expect(page.locator('[data-pointer="/days"]')).toContainText('3');
  await page.getByRole('button', { name: say('提交'), exact: true }).click();
  const dialog = new SubmitDialog(page);
  await expect(
    dialog.root.getByText(t('submit:route.to', { people: nameOf('dean'), step: say('部门负责人审批') })),
  ).toBeVisible();
  await dialog.confirm('提交');
  await expect(page.getByRole('heading', { name: t('apply:submitted.done') })).toBeVisible();
  await expect(page.getByText('学院教师请假 3 天')).toBeVisible();
  await page.getByRole('link', { name: t('apply:submitted.follow') }).click();
  await new InstanceScreen(page).expectState('学院教师请假 3 天', '办理中');
});

test('B4 the task center shows my to-dos with their count', { tag: '@phone' }, async ({ login, as, isMobile }) => {
  // Heads whom no other journey gives work, so that the counts are this journey's own.
  const [lecturer, head] = isMobile ? (['t1040', 'systems-head'] as const) : (['t1032', 'logistics-head'] as const);
  await applyForLeave(await as(lecturer));
  const second = await applyForLeave(await as(lecturer), { reason: '参加学术会议' });
  const page = await login(head);
  const navigation = page.getByRole('navigation', { name: t('layout:mainNavigation') });
  await expect(navigation).toContainText(`${t('layout:todoCount')}: 2`);
  await goTo(page, 'tasks');
  await expectPage(page, '任务中心');
  const list = new RecordList(page, t('tasks:view.todo'));
  await expect(list.rows).toHaveCount(2);
  await expect(page.getByRole('tab', { name: t('tasks:view.todo') })).toContainText(`${t('tasks:count')}: 2`);

  await page.getByRole('searchbox', { name: t('tasks:searchLabel') }).fill(second.number);
  await expect(list.rows).toHaveCount(1);
  await expect(page).toHaveURL(new RegExp(`q=${second.number}`));
  await list.openOnly();
  await expect(page.getByText('参加学术会议')).toBeVisible();
  await new TaskScreen(page).agree('同意');
  await page.getByRole('link', { name: t('tasks:finished.toList') }).click();
  await expect(page.getByRole('tab', { name: t('tasks:view.todo') })).toContainText(`${t('tasks:count')}: 1`);
  await expect(navigation).toContainText(`${t('layout:todoCount')}: 1`);
});

test('B5 agree, each with an opinion', { tag: '@phone' }, async ({ login, as }) => {
  const instance = await applyForLeave(await as('staff'));
  const page = await login('dean');
  await (await findTask(page, 'todo', instance.number)).openOnly();
  const task = new TaskScreen(page);
  await page
    .getByRole('list', { name: t('submit:opinion.phrases') })
    .getByRole('button')
    .first()
    .click();
  await expect(task.opinion).not.toHaveValue('');
  await task.agree('准假，注意安全');
  const history = await (await new TaskScreen(page).toApplication()).history();
  await expect(history.filter({ hasText: '准假，注意安全' })).toContainText(t('instances:history.act.agree'));
});

test('B5 disagree, with an opinion, ends it as rejected', { tag: '@phone' }, async ({ login, as }) => {
  const instance = await applyForLeave(await as('staff'));
  const page = await login('dean');
  await (await findTask(page, 'todo', instance.number)).openOnly();
  await new TaskScreen(page).disagree('近期有教学评估');
  await new TaskScreen(page).expectFinished('已表示不同意');
  await (await new TaskScreen(page).toApplication()).history();
  await new InstanceScreen(page).expectState('学院教师请假 3 天', '未同意');
});

test('B6 a return goes straight to the initiator, who edits and resubmits', { tag: '@phone' }, async ({
  login,
  as,
}) => {
  const instance = await applyForLeave(await as('staff'));
  const dean = await login('dean', `/tasks/${await (await as('dean')).task(instance)}`);
  await new TaskScreen(dean).returnTo('退回发起人', '请填写外出地点');

  const staff = await login('staff');
  await (await findTask(staff, 'todo', instance.number)).openOnly();
  await expect(staff.getByText(t('tasks:cameBack.toApplicant', { by: nameOf('dean') }))).toBeVisible();
  await expect(staff.getByText('请填写外出地点')).toBeVisible();
  await new FormScreen(staff).fill('外出地点', '浙江杭州');
  await new TaskScreen(staff).press('提交');
  await new SubmitDialog(staff).confirm('提交');
  await new TaskScreen(staff).expectFinished('已提交');

  await dean.goto(`/tasks/${await (await as('dean')).task(instance)}`);
  await expect(dean.getByText('浙江杭州').last()).toBeVisible();
});

test('B8 the applicant terminates an own application', { tag: ['@phone', '@postgres'] }, async ({ login, as }) => {
  const instance = await applyForLeave(await as('staff'));
  const page = await login('staff');
  await goTo(page, 'applications');
  const row = await (await findApplication(page, instance.number)).only();
  await actOn(row, '终止');
  const dialog = page.getByRole('dialog', { name: t('instances:terminate.title') });
  await dialog.getByRole('button', { name: t('instances:terminate.confirm') }).click();
  await expect(dialog.getByText(t('instances:terminate.reasonMissing'))).toBeVisible();
  await dialog.getByRole('textbox', { name: t('instances:terminate.reason') }).fill('行程取消');
  await dialog.getByRole('button', { name: t('instances:terminate.confirm') }).click();
  await expect(row).toContainText(t('common:state.terminated'));
  await row.getByRole('link').first().click();
  const history = await new InstanceScreen(page).history();
  await expect(history.last()).toContainText('行程取消');
});

test('B9 the lists show the current progress, the application its diagram and its transfer records', {
  tag: '@phone',
}, async ({ login, as }) => {
  const instance = await applyForCard(await as('director'));
  await (await as('leader')).complete(instance, { opinion: '同意' });
  const page = await login('director');
  const row = await (await findApplication(page, instance.number)).only();
  await expect(row).toContainText(say('网络中心主任审批'));
  await expect(row).toContainText(nameOf('network'));
  await expect(row).toContainText(t('common:state.running'));
  await row.getByRole('link').first().click();
  const view = new InstanceScreen(page);
  const history = await view.history();
  await expect(history).toHaveCount(3);
  await expect(history.nth(1)).toContainText(
    `${t('instances:history.goesTo')} ${say('网络中心主任审批')} · ${nameOf('network')}`,
  );
  await expect(view.ahead).toHaveCount(1);
  await expect(view.ahead).toContainText(say('制卡与开通门禁'));
  const diagram = await view.diagram();
  const done = t('instances:diagram.state.done');
  await expect(diagram.getByRole('button', { name: `${say('填写申请')} · ${done}` })).toBeVisible();
  await expect(diagram.getByRole('button', { name: `${say('单位信息化负责领导审批')} · ${done}` })).toBeVisible();
  const current = diagram.getByRole('button', {
    name: `${say('网络中心主任审批')} · ${t('instances:diagram.state.current')}`,
  });
  await current.click();
  await expect(diagram.getByRole('status')).toContainText(nameOf('network'));
});
