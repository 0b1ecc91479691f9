import { applyForScholarship } from '../fixtures/forms.ts';
import { expect, test } from '../fixtures/test.ts';
import { InstanceScreen } from '../screens/instance.ts';
import { TaskScreen } from '../screens/task.ts';

test('the committee votes with weights and a live tally, and the result is published', async ({ login, as }) => {
  const instance = await applyForScholarship(await as('s20260062'));
  await (await as('awards')).complete(instance);
  await (await as('languages-dean')).complete(instance);
  await (await as('dean')).complete(instance, { outcome: 'disagree', opinion: '科研较弱' });

  const chair = await login('vice-president', `/tasks/${await (await as('vice-president')).task(instance)}`);
  const round = chair.getByRole('region', { name: '办理情况' });
  await expect(round).toContainText('科研较弱');
  await expect(round).toContainText('同意 0，不同意 1，未投 6；需要 5');
  await (await as('management-dean')).complete(instance);
  await expect(round).toContainText('同意 1，不同意 1，未投 5；需要 5');
  await new TaskScreen(chair).agree('同意');
  for (const member of ['languages-dean', 'academic-deputy'] as const) await (await as(member)).complete(instance);

  const student = await login('s20260062', `/applications/${instance.id}`);
  const diagram = await new InstanceScreen(student).diagram();
  await expect(diagram.getByRole('button', { name: /委员会票决 · 已完成/ })).toBeVisible();
  await expect(diagram.getByRole('button', { name: /公示期 · 办理中/ })).toBeVisible();
});
