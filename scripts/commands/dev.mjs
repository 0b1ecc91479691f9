import { join } from 'node:path';
import { ensureBuilt } from '../lib/ensure-built.mjs';
import { ensureInstalled } from '../lib/ensure-installed.mjs';
import { nodeBinary, root } from '../lib/environment.mjs';
import { say } from '../lib/log.mjs';
import { onStop } from '../lib/on-stop.mjs';
import { exitCode, launch, signalAll, stopAll } from '../lib/processes.mjs';

/**
 * Runs the API in watch mode and the web application's development server side by side. When one ends, or on Ctrl-C,
 * the other is stopped too.
 * @returns {Promise<number>}
 */
export async function dev() {
  let asked = false;
  onStop(({ impatient }) => {
    asked = true;
    if (impatient) signalAll('SIGKILL');
    else stopAll();
  });

  await ensureInstalled();
  await ensureBuilt({ web: false });
  if (asked) return 0;

  say('API and web application reload on change. Ctrl-C ends both.');
  const api = launch(nodeBinary, ['--watch', '--watch-preserve-output', 'apps/api/src/server.ts']);
  const web = launch('vite', ['--clearScreen', 'false'], { cwd: join(root, 'apps', 'web') });
  await Promise.race([exitCode(api), exitCode(web)]);
  stopAll();
  await Promise.all([exitCode(api), exitCode(web)]);
  return asked ? 0 : 1;
}
