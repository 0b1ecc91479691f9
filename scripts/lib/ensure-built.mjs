import { say } from './log.mjs';
import { run } from './processes.mjs';

/**
 * Generates the database client and builds the web application. turbo knows what is up to date and skips it.
 * @param {{ web?: boolean }} [options] `web: false` generates only, for the watching development server
 * @returns {Promise<void>}
 * @throws {Error} in one line when a part does not build
 */
export async function ensureBuilt({ web = true } = {}) {
  // Nothing to build takes half a second: not worth a line.
  const notice = setTimeout(
    () => say(web ? 'Building the web application …' : 'Generating the database client …'),
    1500,
  );
  const tasks = web ? ['generate', 'build'] : ['generate'];
  const { code, output } = await run('turbo', ['run', ...tasks, '--output-logs=errors-only', '--log-order=grouped'], {
    capture: true,
  });
  clearTimeout(notice);
  if (code === 0) return;
  process.stderr.write(output);
  throw new Error('The build failed; the reason is above.');
}
