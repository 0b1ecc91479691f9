import { expect, test } from 'vitest';
import { readFolder } from '../load-item-folder.ts';
import { diffItems } from './diff-items.ts';

const before = await readFolder(new URL('../../../../processes/leave-request/', import.meta.url).pathname);
const encode = (text: string) => new TextEncoder().encode(text);
const edit = (path: string, change: (text: string) => string) =>
  new Map(before).set(path, encode(change(new TextDecoder().decode(before.get(path)))));

test('the same files differ in nothing', async () => {
  expect(await diffItems(before, new Map(before))).toEqual([]);
});

test('values of item.yaml and forms, elements of the process', async () => {
  const days = await diffItems(
    before,
    edit('item.yaml', (text) => text.replace('promisedDays: 3', 'promisedDays: 5')),
  );
  expect(days).toEqual([
    { path: 'item.yaml', kind: 'changed', values: [{ path: ['promisedDays'], before: 3, after: 5 }] },
  ]);
  const due = await diffItems(
    before,
    edit('process.bpmn', (text) => text.replace('name="部门负责人审批"', 'name="审批"')),
  );
  expect(due).toMatchObject([{ path: 'process.bpmn', elements: [{ kind: 'changed', changes: [{ path: ['name'] }] }] }]);
  const comment = await diffItems(
    before,
    edit('item.yaml', (text) => `# a remark\n${text}`),
  );
  expect(comment).toEqual([{ path: 'item.yaml', kind: 'changed', values: [] }]);
});

test('files that came, went or cannot be read', async () => {
  const came = await diffItems(before, new Map(before).set('templates/a.pdf', encode('%PDF')));
  expect(came).toEqual([{ path: 'templates/a.pdf', kind: 'added' }]);
  expect(await diffItems(new Map(before).set('README.md', encode('x')), before)).toEqual([
    { path: 'README.md', kind: 'changed' },
  ]);
  expect(
    await diffItems(
      before,
      edit('process.bpmn', (text) => text.slice(0, 900)),
    ),
  ).toEqual([{ path: 'process.bpmn', kind: 'changed' }]);
  expect(
    await diffItems(
      before,
      edit('item.yaml', () => '{'),
    ),
  ).toEqual([{ path: 'item.yaml', kind: 'changed' }]);
});
