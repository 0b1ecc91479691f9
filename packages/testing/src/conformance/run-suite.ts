import type { CompileOptions } from '@flowhall/engine';
import { refusals, runTest, type TestResult } from './run-test.ts';
import { INVALID, readSuite, type SuiteTest, VALID } from './suite.ts';

/** The figures of a run; `aside` are tests whose expectation is in doubt and was not met. */
export interface SuiteFigures {
  passed: number;
  refused: number;
  wrong: number;
  aside: number;
  total: number;
  invalidRefused: number;
  invalidTotal: number;
  validRefused: number;
  validTotal: number;
}

/** What came of a folder. */
export interface SuiteReport {
  figures: SuiteFigures;
  tests: TestResult[];
  /** Invalid models that were accepted. */
  accepted: string[];
  /** Valid models that were refused, with the first reason. */
  wronglyRefused: string[];
}

/**
 * Runs a folder of the suite: every runtime test through validation, compilation and steps; every constraint model
 * through validation.
 */
export async function runSuite(folder: string, runtime: CompileOptions['runtime'] = 'auto'): Promise<SuiteReport> {
  const suite = readSuite(folder);
  const tests: TestResult[] = [];
  const accepted: string[] = [];
  const wronglyRefused: string[] = [];
  const count = { invalid: 0, valid: 0 };
  for (const test of suite) {
    if (test.group === INVALID) {
      count.invalid++;
      if (!(await refusals(folder, test.file)).length) accepted.push(test.id);
    } else if (test.group === VALID) {
      count.valid++;
      const [first] = await refusals(folder, test.file);
      if (first) wronglyRefused.push(`${test.id}: ${first.rule} ${first.elementId ?? ''}: ${first.message.en}`);
    } else tests.push(await runOrReport(folder, test, runtime));
  }
  const number = (outcome: TestResult['outcome']) => tests.filter((t) => t.outcome === outcome).length;
  const figures = {
    passed: number('passed'),
    refused: number('refused'),
    wrong: number('wrong'),
    aside: number('aside'),
    total: tests.length,
    invalidRefused: count.invalid - accepted.length,
    invalidTotal: count.invalid,
    validRefused: wronglyRefused.length,
    validTotal: count.valid,
  };
  return { figures, tests, accepted, wronglyRefused };
}

/** A test that the runner cannot play is a wrong one, not the end of the run. */
async function runOrReport(folder: string, test: SuiteTest, runtime: CompileOptions['runtime']): Promise<TestResult> {
  try {
    return await runTest(folder, test, runtime);
  } catch (error) {
    const note = `cannot be played: ${error instanceof Error ? error.message : String(error)}`;
    return { id: test.id, outcome: test.status === 'ok' ? 'wrong' : 'aside', notes: [note] };
  }
}
