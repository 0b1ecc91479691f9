import { expect, it } from 'vitest';
import { urgencyOf } from './urgency.ts';

const now = Date.parse('2026-03-02T09:00:00Z');

it.each([
  ['2026-03-02T08:59:59Z', 'overdue'],
  ['2026-03-02T09:00:00Z', 'soon'],
  ['2026-03-03T08:59:59Z', 'soon'],
  ['2026-03-03T09:00:00Z', 'later'],
])('%s is %s', (dueAt, urgency) => {
  expect(urgencyOf(dueAt, now)).toBe(urgency);
});
