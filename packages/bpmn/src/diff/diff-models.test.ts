import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseBpmn } from '../parse.ts';
import { diffModels } from './diff-models.ts';
import { diffPlain } from './diff-plain.ts';

const before = readFileSync(new URL('../../../../processes/venue-booking/process.bpmn', import.meta.url), 'utf8');

async function diff(change: (xml: string) => string) {
  const after = change(before);
  expect(after).not.toBe(before);
  return diffModels(await parseBpmn(before), await parseBpmn(after));
}

test('a file differs from itself in nothing', async () => {
  const model = await parseBpmn(before);
  expect(diffModels(model, await parseBpmn(before))).toEqual([]);
});

test('a changed setting is told with where it is, what it was and what it is', async () => {
  const found = await diff((xml) => xml.replace('<flow:due after="P1D"', '<flow:due after="P2D"'));
  expect(found).toEqual([
    {
      id: 'venue-office',
      type: 'bpmn:UserTask',
      name: '场地审核',
      kind: 'changed',
      changes: [{ path: ['extensionElements', 'flow:Step', 'due', 'after'], before: 'P1D', after: 'P2D' }],
    },
  ]);
});

test('an action that is gone is told by its name, not by its place in the list', async () => {
  const [change] = await diff((xml) => xml.replace(/\s*<flow:action name="disagree" labelZh="不予安排".*\/>/, ''));
  expect(change).toMatchObject({ id: 'venue-office', kind: 'changed' });
  expect(change?.changes).toHaveLength(1);
  expect(change?.changes[0]).toMatchObject({ path: ['extensionElements', 'flow:Step', 'actions', 'disagree'] });
  expect(change?.changes[0]).not.toHaveProperty('after');
});

test('conditions, ends of flows, types of steps', async () => {
  const condition = await diff((xml) => xml.replace('attendees &gt;= 200', 'attendees &gt;= 300'));
  expect(condition).toMatchObject([{ id: 'to-security', changes: [{ path: ['conditionExpression', 'body'] }] }]);
  const target = await diff((xml) => xml.replace(/(id="small"[^>]*targetRef=")safe"/, '$1venue-office"'));
  expect(target).toMatchObject([
    { id: 'small', changes: [{ path: ['targetRef'], before: 'safe', after: 'venue-office' }] },
  ]);
  const type = await diff((xml) =>
    xml
      .replace('<bpmn:exclusiveGateway id="safe"', '<bpmn:inclusiveGateway id="safe"')
      .replace(/(id="safe"[\s\S]*?)<\/bpmn:exclusiveGateway>/, '$1</bpmn:inclusiveGateway>'),
  );
  expect(type).toMatchObject([{ id: 'safe', kind: 'changed', changes: [{ path: ['$type'] }] }]);
});

test('what is moved in the diagram only, added and removed', async () => {
  const moved = await diff((xml) => xml.replace(/(bpmnElement="security"[\s\S]*?<dc:Bounds x=")(\d+)/, '$11$2'));
  expect(moved).toMatchObject([{ id: 'security', kind: 'moved', changes: [] }]);
  const added = await diff((xml) => xml.replace('</bpmn:process>', '<bpmn:task id="new" name="新" /></bpmn:process>'));
  expect(added).toEqual([{ id: 'new', type: 'bpmn:Task', name: '新', kind: 'added', changes: [] }]);
  const removed = diffModels(
    await parseBpmn(before.replace('</bpmn:process>', '<bpmn:task id="new" name="新" /></bpmn:process>')),
    await parseBpmn(before),
  );
  expect(removed).toMatchObject([{ id: 'new', kind: 'removed' }]);
});

test('the order of named members is told once; lists of texts are one value', () => {
  expect(diffPlain([{ name: 'a' }, { name: 'b' }], [{ name: 'b' }, { name: 'a' }])).toEqual([
    { path: ['order'], before: ['a', 'b'], after: ['b', 'a'] },
  ]);
  expect(diffPlain({ roles: ['x', 'y'] }, { roles: ['x'] })).toEqual([
    { path: ['roles'], before: ['x', 'y'], after: ['x'] },
  ]);
  expect(diffPlain([{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 3 }])).toEqual([{ path: [1, 'a'], before: 2, after: 3 }]);
});
