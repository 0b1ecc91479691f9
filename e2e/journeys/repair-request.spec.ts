import { PHONE } from '../fixtures/forms.ts';
import { expect, test } from '../fixtures/test.ts';
import { FormScreen } from '../screens/form.ts';
import { findTask } from '../screens/record-list.ts';
import { SubmitDialog } from '../screens/submit-dialog.ts';
import { TaskScreen } from '../screens/task.ts';

test('one of the repair team takes a repair, and the applicant rates it on the phone', { tag: '@phone' }, async ({
  login,
  as,
}) => {
  const instance = await (await as('student')).apply({
    itemKey: 'repair-request',
    form: {
      place: 'dormitory',
      room: '3 号楼 502',
      kind: 'water',
      urgent: true,
      description: '水管漏水',
      contactPhone: PHONE,
    },
  });
  const repair = await as('repair');
  await repair.claim(instance);
  await repair.complete(instance);
  await repair.complete(instance, { form: { work: '更换水管', cost: 35 } });

  const student = await login('student');
  await (await findTask(student, 'todo', instance.number)).openOnly();
  await expect(student.getByText('更换水管').last()).toBeVisible();
  await new FormScreen(student).choose('满意度', '很满意');
  const task = new TaskScreen(student);
  await task.press('提交评价');
  await new SubmitDialog(student).confirm('提交评价');
  await expect(student.getByText('全部环节已完成，申请办结。')).toBeVisible();
});
