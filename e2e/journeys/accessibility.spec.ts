import { expectAccessible } from '../fixtures/accessibility.ts';
import { applyForCard, applyForLeave } from '../fixtures/forms.ts';
import { expect, test } from '../fixtures/test.ts';
import { InstanceScreen, type InstanceTab } from '../screens/instance.ts';
import { pickPerson } from '../screens/people-picker.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';
import { TaskScreen } from '../screens/task.ts';
import { onPhone } from '../screens/viewport.ts';

// Each page in light and in dark; see expectAccessible.

test.describe('no serious accessibility violation', { tag: '@phone' }, () => {
  test.slow();

  test('signing in, nothing found', async ({ visit, login }) => {
    const visitor = await visit('/sign-in');
    await expect(visitor.getByRole('button', { name: '登录', exact: true })).toBeVisible();
    await expectAccessible(visitor);
    const page = await login('student', '/no/such/page');
    await expect(page.getByText('没有找到这个页面')).toBeVisible();
    await expectAccessible(page);
    await page.goto('/');
    await page.getByRole('searchbox', { name: '搜索服务' }).fill('不存在的服务');
    await expect(page.getByText('没有找到“不存在的服务”')).toBeVisible();
    await expectAccessible(page);
  });

  test('the hall, a service, the form with errors', async ({ login }) => {
    const page = await login('director');
    await expect(page.getByRole('article')).not.toHaveCount(0);
    await expectAccessible(page);
    await page.goto('/items/temporary-card');
    await expect(page.getByRole('region', { name: '办事指南' })).toBeVisible();
    await expectAccessible(page);
    await page.goto('/items/temporary-card/apply');
    await page.getByRole('radiogroup', { name: '人员类别' }).getByText('校外临时工作人员').click();
    await page.getByRole('button', { name: '添加一行' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expectAccessible(page);
  });

  test('the submit dialog, the result', async ({ login, as }) => {
    const instance = await applyForCard(await as('director'));
    await (await as('leader')).returnTo('initiator', instance, '请补充');
    const page = await login('director', `/tasks/${await (await as('director')).task(instance)}`);
    await new TaskScreen(page).press('提交');
    const dialog = new SubmitDialog(page);
    await expect(dialog.opinion).toBeVisible();
    await expectAccessible(page);
    await dialog.confirm('提交');
    await new TaskScreen(page).expectFinished('已提交');
    await expectAccessible(page);
    await page.goto(`/applications/${instance.id}/submitted`);
    await expect(page.getByText('申请已提交')).toBeVisible();
    await expectAccessible(page);
  });

  test('the calendar, the texts and the log of messages', async ({ login }) => {
    const page = await login('admin', '/admin');
    await page.getByRole('link', { name: '工作日历' }).click();
    await expect(page.getByRole('heading', { name: '办公时间' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: /\d{4}-12-23 · / }).click();
    await expect(page.getByRole('dialog').getByRole('button', { name: '保存' })).toBeVisible();
    await expectAccessible(page);
    await page.goto('/admin/message-texts');
    await page.getByRole('button', { name: '「{title}」已办结。' }).click();
    await expect(page.getByRole('dialog').getByText('「王小明 请假申请」已办结。')).toBeVisible();
    await expectAccessible(page);
    await page.goto('/admin/deliveries');
    await expect(page.getByRole('heading', { name: '消息发送记录' })).toBeVisible();
    await expectAccessible(page);
  });

  test('deputies, one’s signature, handing over', async ({ login, as }) => {
    await applyForLeave(await as('staff'));
    const page = await login('admin', '/deputies?scope=all');
    await page.getByRole('button', { name: '设置代理' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
    await page.goto('/me');
    const signature = page.getByRole('region', { name: '我的签名' });
    await signature.getByRole('button', { name: '手写签名' }).click();
    await expect(signature.locator('[data-ready]')).toBeVisible();
    await expectAccessible(page);
    await page.goto('/admin/hand-over');
    await pickPerson(page, '离岗人员', '信息学院院长');
    await expect(page.getByText(/有 \d+ 项待办需要移交/)).toBeVisible();
    await expectAccessible(page);
  });

  test('the task center', async ({ login, as }) => {
    await applyForLeave(await as('staff'));
    const hr = await as('hr');
    await hr.saveDraft('leave-request', { reason: '草稿' });
    const dean = await as('dean');
    await dean.complete(await applyForLeave(await as('staff')));
    const person = await login('dean', '/tasks');
    await expect(person.getByText('学院教师请假 3 天').first()).toBeVisible();
    await expectAccessible(person);
    await person.goto('/tasks?view=done');
    await expect(person.getByText('学院教师请假 3 天').first()).toBeVisible();
    await expectAccessible(person);
    const page = await login('hr', '/tasks?view=cc');
    await expect(page.getByText('学院教师请假 3 天').first()).toBeVisible();
    await expectAccessible(page);
    await page.goto('/tasks?view=drafts');
    await expect(page.getByText('请假申请').first()).toBeVisible();
    await expectAccessible(page);
    await page.goto('/tasks?q=nothing');
    await expect(page.getByText('没有符合条件的记录')).toBeVisible();
    await expectAccessible(page);
  });

  test('a task: to decide, to return, to hand on, decided, closed', async ({ login, as }) => {
    const instance = await applyForLeave(await as('staff'));
    const address = `/tasks/${await (await as('dean')).task(instance)}`;
    const page = await login('dean', address);
    const task = new TaskScreen(page);
    await expect(task.opinion).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('tab', { name: '流转记录' }).click();
    await expect(page.getByRole('list', { name: '流转记录' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('tab', { name: '流程图' }).click();
    await expect(page.getByRole('img', { name: /流程图/ })).toBeVisible();
    await expectAccessible(page);
    await task.choose('更多操作', '转办');
    await expect(page.getByRole('dialog').getByText('信息学院').first()).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.goto(address);
    await task.choose('退回', '退回发起人');
    await page.getByRole('dialog').getByRole('button', { name: '退回', exact: true }).click();
    await expect(page.getByText('请填写办理意见')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('textbox', { name: '办理意见' }).fill('请补充');
    await page.getByRole('dialog').getByRole('button', { name: '退回', exact: true }).click();
    await task.expectFinished('已退回');
    await expectAccessible(page);
    await page.goto(address);
    await expect(page.getByText('您已办理这一环节')).toBeVisible();
    await expectAccessible(page);
  });

  test('a task that came back, one to claim, one being handled', async ({ login, as }) => {
    const instance = await applyForCard(await as('director'));
    await (await as('leader')).returnTo('initiator', instance, '请补充施工合同');
    const director = await login('director', `/tasks/${await (await as('director')).task(instance)}`);
    await expect(director.getByText('请补充施工合同')).toBeVisible();
    await expectAccessible(director);
    await (await as('director')).complete(instance, { form: { reason: '机房扩容' } });
    const leader = await login('leader', `/tasks/${await (await as('leader')).task(instance)}`);
    await expect(leader.getByText('有改动')).toBeVisible();
    await expectAccessible(leader);
    await (await as('leader')).complete(instance);
    await (await as('network')).complete(instance);
    const card = await login('card', `/tasks/${await (await as('card')).task(instance)}`);
    await expect(new TaskScreen(card).actions.getByRole('button', { name: '认领' })).toBeVisible();
    await expectAccessible(card);
    await new TaskScreen(card).press('认领');
    await expect(new TaskScreen(card).actions.getByRole('button', { name: '办结' })).toBeVisible();
    await expectAccessible(card);
  });

  test('applications, one of them on every tab, ended ones', async ({ login, as }) => {
    const staff = await as('staff');
    const instance = await applyForLeave(staff);
    await staff.comment(instance, '请尽快办理');
    const ended = await applyForLeave(staff);
    await staff.terminate(ended, '行程取消');
    const page = await login('staff', '/applications');
    await expect(page.getByText('学院教师请假 3 天').first()).toBeVisible();
    await expectAccessible(page);
    await page.goto(`/applications/${instance.id}`);
    const view = new InstanceScreen(page);
    const tabs: readonly InstanceTab[] = ['申请内容', '流转记录', '留言'];
    for (const tab of tabs) {
      await view.tab(tab);
      await expectAccessible(page);
    }
    await view.diagram();
    await expectAccessible(page);
    await page.getByTestId('action-bar').getByRole('button', { name: '终止' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
    await page.goto(`/applications/${ended.id}`);
    await new InstanceScreen(page).expectState('学院教师请假 3 天', '已终止');
    await expectAccessible(page);
  });

  test('messages, one’s own page and menus', async ({ login, as }) => {
    await applyForLeave(await as('staff'));
    const page = await login('dean', '/notifications');
    await expect(page.getByText(/学院教师 送来/).first()).toBeVisible();
    await expectAccessible(page);
    await page.goto('/me');
    await expect(page.getByText('信息学院院长').first()).toBeVisible();
    await expectAccessible(page);
    if (onPhone(page)) return;
    await page.getByRole('button', { name: '消息通知' }).click();
    await expect(
      page
        .getByRole('region', { name: '消息通知' })
        .getByText(/学院教师 送来/)
        .first(),
    ).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '信息学院院长' }).click();
    await expect(page.getByRole('menuitem', { name: '退出登录' })).toBeVisible();
    await expectAccessible(page);
  });
});
