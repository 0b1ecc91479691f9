import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runSuite } from './run-suite.ts';
import { runTest } from './run-test.ts';
import { INVALID, readSuite, VALID } from './suite.ts';

const SMALL = fileURLToPath(new URL('./fixtures/small', import.meta.url));
/** The public suite lies beside the repository, where it is present: its licence keeps it out. */
const SUITE = fileURLToPath(new URL('../../../../../shared/conformance', import.meta.url));

test('tells passed, wrong and doubtful tests apart, and counts refusals', async () => {
  const { figures, tests } = await runSuite(SMALL);
  expect(tests.map(({ id, outcome, runtime }) => `${outcome} ${id} ${runtime}`)).toEqual([
    'passed own/increment bpmn-engine',
    'aside own/in-doubt bpmn-engine',
    'wrong own/wrong bpmn-engine',
    'passed own/loop tokens',
    'passed own/interrupted bpmn-engine',
    'passed own/parallel bpmn-engine',
  ]);
  expect(figures).toEqual({
    ...{ passed: 4, refused: 0, wrong: 1, aside: 1, total: 6 },
    ...{ invalidRefused: 1, invalidTotal: 1, validRefused: 0, validTotal: 1 },
  });
});

test('a construct that the runtime asked for does not run is refused by its name', async () => {
  const { tests } = await runSuite(SMALL, 'engine');
  expect(tests[3]).toMatchObject({ id: 'own/loop', outcome: 'refused' });
  expect(tests[3]?.notes[0]).toContain('StandardLoopCharacteristics');
});

test('scripts that take time are jobs on either runtime', async () => {
  const { tests } = await runSuite(SMALL, 'tokens');
  expect(tests.slice(4).map(({ id, outcome }) => `${outcome} ${id}`)).toEqual([
    'passed own/interrupted',
    'passed own/parallel',
  ]);
});

if (existsSync(SUITE))
  test('the public BPMN suite', { timeout: 180_000 }, async () => {
    const { figures, tests } = await runSuite(SUITE);
    console.info('BPMN conformance:', figures);
    expect(tests.filter((t) => t.outcome === 'wrong' || t.outcome === 'refused')).toEqual([]);
    expect(figures.passed).toBeGreaterThanOrEqual(55);
    expect(figures.invalidRefused).toBeGreaterThanOrEqual(130);
    expect(figures.validRefused).toBe(0);
    for (const suiteTest of readSuite(SUITE).filter(({ group }) => group !== INVALID && group !== VALID))
      expect((await runTest(SUITE, suiteTest, 'engine')).outcome, `${suiteTest.id} on bpmn-engine`).not.toBe('wrong');
  });
else console.warn('NOT RUN: the public BPMN suite is not beside the repository (../shared/conformance)');
