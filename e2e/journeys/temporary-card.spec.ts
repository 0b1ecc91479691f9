import { nameOf } from '../fixtures/accounts.ts';
import { ID_NUMBERS, PHONE } from '../fixtures/forms.ts';
import { say, t } from '../fixtures/language.ts';
import { pdf, png } from '../fixtures/sample-files.ts';
import { expect, test } from '../fixtures/test.ts';
import { FormScreen } from '../screens/form.ts';
import { InstanceScreen } from '../screens/instance.ts';
import { serviceLink, startLink } from '../screens/navigation.ts';
import { findApplication, findTask } from '../screens/record-list.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';
import { TaskScreen } from '../screens/task.ts';

const ITEM = '临时校园卡及门禁授权申请';

test('A3 the temporary card from application to completion', { tag: ['@phone', '@postgres'] }, async ({ login }) => {
  test.slow();
  let number = '';
  let application = '';
  const director = await login('director');

  await test.step('the office director applies', async () => {
    await serviceLink(director, ITEM).click();
    await startLink(director).click();
    const form = new FormScreen(director);
    await form.choose('人员类别', '校外临时工作人员');
    await form.choose('办理临时校园卡', '需要');
    await form.fill('申请理由', '机房扩容施工，需在夜间进出');
    await form.fill('办理人数', '1');
    await form.addPerson(1, {
      name: '王工',
      idNumber: ID_NUMBERS[0],
      phone: PHONE,
      validFrom: '2026-09-01',
      validTo: '2026-12-31',
    });
    await form.tag('申请开通的门禁', '网络中心机房');
    await form.upload('临时校园卡申请表', pdf('申请表.pdf'));
    await form.upload('身份证正反面扫描件', png('正面.png'), png('反面.png'));
    await form.upload('往来单位证明扫描件', pdf('单位证明.pdf'));
    await director.getByRole('button', { name: say('提交'), exact: true }).click();
    const dialog = new SubmitDialog(director);
    await dialog.opinion.fill('施工队下周进场，请审批');
    await dialog.expectPreselected('单位信息化负责领导审批', nameOf('leader'));
    await dialog.confirm('提交');
    await expect(director.getByRole('heading', { name: t('apply:submitted.done') })).toBeVisible();
    await expect(
      director.getByText(t('apply:submitted.with', { people: nameOf('leader'), step: say('单位信息化负责领导审批') })),
    ).toBeVisible();
    number = (await director.getByText(/^XYK\d+$/).textContent()) ?? '';
    application = new URL(director.url()).pathname.split('/')[2] ?? '';
  });

  const leader = await login('leader');
  await test.step('the leader for IT agrees', async () => {
    await (await findTask(leader, 'todo', number)).openOnly();
    await expect(leader.getByText('机房扩容施工，需在夜间进出')).toBeVisible();
    await new TaskScreen(leader).agree('情况属实，同意');
  });

  const network = await login('network');
  await test.step('the network centre director returns it to the previous step', async () => {
    await (await findTask(network, 'todo', number)).openOnly();
    await new TaskScreen(network).returnTo('退回上一步', '请核实施工时间');
  });

  await test.step('the leader sees why and agrees again', async () => {
    await (await findTask(leader, 'todo', number)).openOnly();
    await expect(leader.getByText('请核实施工时间')).toBeVisible();
    await new TaskScreen(leader).agree('已与施工方核实');
  });

  await test.step('the network centre director returns it to the applicant', async () => {
    await (await findTask(network, 'todo', number)).openOnly();
    await new TaskScreen(network).returnTo('退回发起人', '请写明施工起止时间');
  });

  await test.step('the applicant edits and resubmits', async () => {
    await (await findTask(director, 'todo', number)).openOnly();
    await expect(director.getByText('请写明施工起止时间')).toBeVisible();
    await new FormScreen(director).fill('申请理由', '机房扩容施工，9 月 1 日至 12 月 31 日夜间进出');
    await new TaskScreen(director).press('提交');
    const dialog = new SubmitDialog(director);
    await dialog.opinion.fill('已补充');
    await dialog.confirm('提交');
    await new TaskScreen(director).expectFinished('已提交');
  });

  await test.step('both approve what was changed', async () => {
    await (await findTask(leader, 'todo', number)).openOnly();
    await expect(leader.getByRole('definition').filter({ hasText: '9 月 1 日至 12 月 31 日' }).last()).toBeVisible();
    await expect(leader.getByText(say('有改动'), { exact: true })).toBeVisible();
    await new TaskScreen(leader).agree('同意');
    await (await findTask(network, 'todo', number)).openOnly();
    await new TaskScreen(network).agree('同意');
  });

  const card = await login('card');
  await test.step('the card centre claims it, records card and doors, and completes', async () => {
    await (await findTask(card, 'todo', number)).openOnly();
    const task = new TaskScreen(card);
    await task.press('认领');
    const form = new FormScreen(card);
    await form.person(1).getByLabel(say('卡号')).fill('T20260001');
    await form.tag('已开通门禁', '网络中心机房', form.person(1));
    await task.press('办结');
    await new SubmitDialog(card).confirm('办结');
    await task.expectFinished('已办理完成');
  });

  await test.step('the applicant finds it completed, with its history and its diagram', async () => {
    const row = await (await findApplication(director, number)).only();
    await expect(row).toContainText(t('common:state.completed'));
    await row.getByRole('link').first().click();
    await new InstanceScreen(director).expectState('临时校园卡及门禁授权', '已办结');
    expect(new URL(director.url()).pathname).toBe(`/applications/${application}`);
    const instance = new InstanceScreen(director);
    const history = await instance.history();
    for (const opinion of ['施工队下周进场，请审批', '请核实施工时间', '请写明施工起止时间', '已补充']) {
      await expect(history.filter({ hasText: opinion })).toHaveCount(1);
    }
    await expect(history.last()).toContainText(t('instances:history.act.complete'));
    const diagram = await instance.diagram();
    await expect(
      diagram.getByRole('button', { name: `${say('制卡与开通门禁')} · ${t('instances:diagram.state.done')}` }),
    ).toBeVisible();
  });

  await test.step('and the approver finds it among what is done', async () => {
    const done = (await findTask(leader, 'done', number)).rows;
    // Three times on the desk, three times done.
    await expect(done).toHaveCount(3);
    await done.first().getByRole('link').click();
    await new InstanceScreen(leader).expectState('临时校园卡及门禁授权', '已办结');
  });
});
