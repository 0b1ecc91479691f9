import { expect, test } from 'vitest';
import { add, agreeWithExitCode, nothing } from './tally.mjs';

test('tallies add up', () => {
  expect(add({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })).toEqual({
    passed: 11,
    failed: 22,
    skipped: 33,
  });
});

test('a runner that fails without naming a test counts as one failure', () => {
  expect(agreeWithExitCode(1, nothing).failed).toBe(1);
  expect(agreeWithExitCode(1, { passed: 4, failed: 2, skipped: 0 }).failed).toBe(2);
  expect(agreeWithExitCode(0, { passed: 4, failed: 0, skipped: 0 }).failed).toBe(0);
});
