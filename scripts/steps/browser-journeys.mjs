import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from '../lib/ensure-browser.mjs';
import { ensureBuilt } from '../lib/ensure-built.mjs';
import { cacheFolder, root } from '../lib/environment.mjs';
import { hasPostgres } from '../lib/find-postgres.mjs';
import { fail, say } from '../lib/log.mjs';
import { run } from '../lib/processes.mjs';
import { agreeWithExitCode, nothing } from '../lib/tally.mjs';

/**
 * Runs the journeys in a real browser against the real server.
 * @returns {Promise<import('../lib/tally.mjs').Tally>}
 */
export async function browserJourneys() {
  const browser = await ensureBrowser();
  say(`Browser: ${browser}`);
  await ensureBuilt();
  const report = join(cacheFolder, 'playwright-report.json');
  mkdirSync(cacheFolder, { recursive: true });
  rmSync(report, { force: true });
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    FLOWHALL_BROWSER: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    FLOWHALL_E2E_ENGLISH: process.env.FLOWHALL_E2E_ENGLISH ?? '1',
  };
  if (hasPostgres()) env.FLOWHALL_E2E_POSTGRES = '1';
  else fail('No PostgreSQL is installed: the journeys run on the embedded database only.');
  const { code } = await run('pnpm', ['exec', 'playwright', 'test', '--reporter=list,json'], {
    cwd: join(root, 'e2e'),
    env,
  });
  return agreeWithExitCode(code, count(report));
}

/**
 * A test that passes only when repeated counts as failed: it would fail for somebody.
 * @param {string} report
 * @returns {import('../lib/tally.mjs').Tally}
 */
function count(report) {
  try {
    const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, 'utf8')).stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  } catch {
    // The runner ended before it wrote its report.
    return nothing;
  }
}
