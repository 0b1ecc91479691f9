import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../lib/environment.mjs';
import { run } from '../lib/processes.mjs';
import { agreeWithExitCode, nothing } from '../lib/tally.mjs';

/**
 * Runs the tests beside the code.
 * @returns {Promise<import('../lib/tally.mjs').Tally>}
 */
export async function vitest() {
  const report = join(cacheFolder, 'vitest-report.json');
  mkdirSync(cacheFolder, { recursive: true });
  rmSync(report, { force: true });
  const { code } = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  return agreeWithExitCode(code, count(report));
}

/**
 * @param {string} report
 * @returns {import('../lib/tally.mjs').Tally}
 */
function count(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    // The runner ended before it wrote its report.
    return nothing;
  }
}
