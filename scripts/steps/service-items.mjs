import { nodeBinary } from '../lib/environment.mjs';
import { run } from '../lib/processes.mjs';
import { add, agreeWithExitCode, nothing } from '../lib/tally.mjs';

const cli = 'packages/cli/src/main.ts';

/**
 * Validates every service item (one check) and runs its scenarios.
 * @returns {Promise<import('../lib/tally.mjs').Tally>}
 */
export async function serviceItems() {
  const validated = await run(nodeBinary, [cli, 'validate', '--lang=en'], { capture: true });
  process.stdout.write(validated.output);
  const scenarios = await run(nodeBinary, [cli, 'test', '--lang=en'], { capture: true });
  process.stdout.write(scenarios.output);
  return add(
    { passed: validated.code === 0 ? 1 : 0, failed: validated.code === 0 ? 0 : 1, skipped: 0 },
    agreeWithExitCode(scenarios.code, count(scenarios.output)),
  );
}

/**
 * Reads the closing line of `flowhall test`.
 * @param {string} output
 * @returns {import('../lib/tally.mjs').Tally}
 */
function count(output) {
  const closing = [...output.matchAll(/^(\d+) scenarios passed, (\d+) failed/gm)].at(-1);
  return closing ? { passed: Number(closing[1]), failed: Number(closing[2]), skipped: 0 } : nothing;
}
