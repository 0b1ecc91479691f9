import { describe, expect, test } from 'vitest';
import { CASES } from './cases.ts';
import { fileOf, freeze, frozenFiles, perform, playCase, readFrozen, shapeOf, thaw } from './frozen.ts';

/*
 * Snapshots that a released version has stored must resume and finish for ever: see the README beside. What waits in them
 * is listed in cases.ts.
 */

const PLAYED = CASES.flatMap((one) => one.runtimes.map((runtime) => [one.name, runtime, one] as const));

describe('a frozen snapshot', () => {
  test.each(frozenFiles())('resumes and finishes: %s', async (file) => {
    const frozen = readFrozen(file);
    const driver = await thaw(frozen);
    for (const step of frozen.after) {
      const waiting = perform(driver, step);
      if (waiting) expect(driver.waiting, step).toEqual(waiting);
    }
    expect(driver.last.status).toBe('completed');
  });

  test.each(PLAYED)('exists of what is written now, in the same shape: %s on %s', async (_name, runtime, one) => {
    const driver = await playCase(one, runtime);
    const file = fileOf(driver.last.snapshot, one);
    if (process.env.FREEZE_SNAPSHOTS) freeze(file, one, runtime, driver);
    const stored = shapeOf(JSON.parse(JSON.stringify(driver.last.snapshot)));
    expect(stored, `${file}: raise the snapshot's version and freeze it, see the README`).toEqual(
      shapeOf(readFrozen(file).snapshot),
    );
  });
});
