import { bookVenue, PHONE } from '../fixtures/forms.ts';
import { expect, test } from '../fixtures/test.ts';
import { FormScreen } from '../screens/form.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';
import { TaskScreen } from '../screens/task.ts';

test('the form shows when a venue is taken, and refuses a time that somebody else has got meanwhile', async ({
  login,
  as,
  console,
}) => {
  console.allow(/409 /);
  await bookVenue(await as('staff'), { venue: 'meeting-b', usedOn: '2027-03-01' });
  const page = await login('dean', '/items/venue-booking/apply');
  const form = new FormScreen(page);
  await form.choose('场地', '会议室 B（60 座）');
  const taken = page.getByRole('region', { name: '所选场地或物品已被预约的时间' });
  await expect(taken).toContainText('2027年3月1日');
  await expect(taken).toContainText('10:00–12:00');
  await form.date(page.getByRole('textbox', { name: '使用日期' }), '2027-03-02');
  for (const [label, time] of [
    ['开始时间', '14:00'],
    ['结束时间', '16:00'],
  ] as const) {
    const field = page.getByRole('combobox', { name: label });
    await field.fill(time);
    await page.locator('.ant-select-item', { hasText: time }).last().click();
  }
  await form.fill('活动名称', '学院例会');
  await form.fill('参加人数', '40');
  await form.fill('联系电话', PHONE);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  const dialog = new SubmitDialog(page);
  await expect(dialog.root).toBeVisible();
  await bookVenue(await as('staff'), {
    venue: 'meeting-b',
    usedOn: '2027-03-02',
    startTime: '15:00',
    endTime: '17:00',
  });
  await dialog.confirm('提交');
  await expect(page.getByText('所选的 2027-03-02 15:00 至 2027-03-02 17:00 刚刚已被他人预约')).toBeVisible();
});

test('the venue office chooses the branch and the people on it together, and each of them gets the work', {
  tag: '@phone',
}, async ({ login, as, isMobile }) => {
  const usedOn = isMobile ? '2027-03-08' : '2027-03-09';
  const instance = await bookVenue(await as('staff'), { usedOn });
  await (await as('venue')).claim(instance);
  const page = await login('venue', `/tasks/${await (await as('venue')).task(instance)}`);
  await new TaskScreen(page).press('同意');
  const dialog = new SubmitDialog(page);
  await dialog.root.getByRole('radio', { name: '安排' }).check();
  await dialog.confirm('同意');
  await expect(dialog.root.getByText('请选择「现场保障」的办理人')).toBeVisible();
  await dialog.pick('现场保障', '音响保障员');
  await dialog.pick('现场保障', '会务保障员');
  await page.keyboard.press('Escape');
  await dialog.confirm('同意');
  await new TaskScreen(page).expectFinished('已同意');
  const application = await new TaskScreen(page).toApplication();
  await expect((await application.history()).last()).toContainText('现场保障');
  for (const account of ['support', 'support2'] as const) {
    const person = await as(account);
    expect(await person.task(instance), `task of ${account}`).not.toBe('');
  }
});
