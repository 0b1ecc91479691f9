import { expect, it } from 'vitest';
import { applyEdits, editsBetween } from './apply-edits.ts';

it('keeps a person’s changes when the stored data moves on', () => {
  const edits = editsBetween({ reason: 'a', days: 2 }, { reason: 'b', days: 2 });
  expect(applyEdits({ reason: 'a', days: 3 }, edits)).toEqual({ reason: 'b', days: 3 });
});

it('remembers what was cleared', () => {
  const edits = editsBetween({ reason: 'a', note: 'x' }, { reason: 'a' });
  expect(edits).toEqual({ note: null });
  expect(applyEdits({ reason: 'a', note: 'x' }, edits)).toEqual({ reason: 'a' });
});

it('sends nothing when nothing was changed', () => {
  expect(editsBetween({ persons: [{ name: '张三' }] }, { persons: [{ name: '张三' }] })).toEqual({});
});
