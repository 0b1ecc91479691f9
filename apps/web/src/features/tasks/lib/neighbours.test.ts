import type { TaskSummary } from '@flowhall/contracts';
import { expect, it } from 'vitest';
import { followingTask, neighbours } from './neighbours.ts';

const person = { id: 'p', name: '张三', department: null, post: null };
const row = (taskId: string): TaskSummary => ({
  id: taskId,
  taskId,
  version: 1,
  instanceId: `i-${taskId}`,
  number: '1',
  title: taskId,
  itemKey: 'seal-use',
  itemName: { zh: '用印', en: 'Seal' },
  icon: 'seal',
  step: null,
  initiator: person,
  instanceStatus: 'running',
  currentSteps: [],
  claimable: false,
  outcome: null,
  at: '2026-01-01T00:00:00Z',
  dueAt: null,
  onBehalfOf: null,
  doneBy: null,
  waited: null,
  returned: false,
  urged: false,
  read: true,
});
const rows = [row('a'), row('b'), row('c')];

it('knows what comes before and after', () => {
  const { previous, next, position, count } = neighbours(rows, 'b');
  expect([previous?.taskId, next?.taskId, position, count]).toEqual(['a', 'c', 2, 3]);
});

it('offers the one below, at the end the first, and nothing when it was the only one', () => {
  expect(followingTask(rows, 'a')?.taskId).toBe('b');
  expect(followingTask(rows, 'c')?.taskId).toBe('a');
  expect(followingTask(rows, 'gone')?.taskId).toBe('a');
  expect(followingTask([row('a')], 'a')).toBeUndefined();
});
