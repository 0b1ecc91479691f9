import { run } from '../lib/processes.mjs';

/**
 * A step that passes or fails as a whole. Its output is shown when it fails.
 * @param {string} command
 * @param {string[]} args
 * @returns {() => Promise<import('../lib/tally.mjs').Tally>}
 */
export function check(command, args) {
  return async () => {
    const { code, output } = await run(command, args, { capture: true });
    if (code === 0) return { passed: 1, failed: 0, skipped: 0 };
    process.stdout.write(output);
    return { passed: 0, failed: 1, skipped: 0 };
  };
}
