import type { Page } from '@playwright/test';
import { ELSEWHERE, EVIL, EVIL_NAME, hostileData, hostileForm, hostileManifest } from '../fixtures/hostile-service.ts';
import { pdf } from '../fixtures/sample-files.ts';
import { expect, test } from '../fixtures/test.ts';

/** Opens a page, waits for what it is there to show, and looks for a trace of anything that ran or was asked for. */
async function visit(page: Page, path: string, shown: string | RegExp): Promise<void> {
  await page.goto(path);
  await expect(page.getByText(shown).first()).toBeVisible();
  expect(await page.evaluate(() => 'hacked' in window), `${path} ran nothing`).toBe(false);
}

/** What pages ask of the user, or of another host: nothing, or some of it has run. */
function watch(page: Page, asked: string[]): void {
  page.on('dialog', (dialog) => {
    asked.push(`${page.url()} asks ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (new URL(request.url()).hostname === ELSEWHERE) asked.push(`${page.url()} asks for ${request.url()}`);
  });
}

test('words with script in them are words on every page, and nothing of them runs', async ({ login, as }) => {
  const asked: string[] = [];
  const key = `hostile-${Date.now().toString(36)}`;
  const designer = await as('designer');
  const draft = await designer.createItemDraft(key);
  const changes = [
    { path: 'item.yaml', text: hostileManifest(key) },
    { path: 'forms/application.json', text: hostileForm },
    {
      path: 'process.bpmn',
      text: (draft.files.find(({ path }) => path === 'process.bpmn')?.text ?? '').replaceAll(
        '部门负责人审批',
        '&lt;img src=x onerror=window.hacked=1&gt;',
      ),
    },
  ];
  await designer.saveItemDraft(draft, changes);
  await designer.deployItemDraft(draft.id, EVIL);
  const staff = await as('staff');
  const file = await staff.upload(pdf('<img src=x onerror=window.hacked=1>.pdf'));
  const instance = await staff.apply({ itemKey: key, form: hostileData(file) });
  await staff.comment(instance, EVIL);
  const dean = await as('dean');
  const task = await dean.task(instance);

  await test.step('to an applicant', async () => {
    const page = await login('staff');
    watch(page, asked);
    await visit(page, '/', `${EVIL_NAME}${key}`);
    await visit(page, `/items/${key}`, 'three');
    await visit(page, `/items/${key}/apply`, EVIL);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page.getByText('请填写事由')).toBeVisible();
    await visit(page, `/applications/${instance.id}`, EVIL);
  });
  await test.step('to an approver', async () => {
    const page = await login('dean');
    watch(page, asked);
    await visit(page, '/tasks', EVIL_NAME);
    await visit(page, `/tasks/${task}`, EVIL);
    await dean.complete(instance, { opinion: EVIL });
    await visit(page, `/applications/${instance.id}`, EVIL);
  });
  await test.step('to whoever makes services', async () => {
    const page = await login('designer');
    watch(page, asked);
    await visit(page, '/studio', `${EVIL_NAME}${key}`);
    for (const [tab, shown] of [
      ['process', /onerror=window/],
      ['form', EVIL],
      ['settings', 'three'],
      ['versions', EVIL],
    ] as const) {
      await visit(page, `/studio/drafts/${draft.id}/${tab}`, shown);
    }
  });
  expect(asked).toEqual([]);
});
