import { ensureBuilt } from '../lib/ensure-built.mjs';
import { ensureInstalled } from '../lib/ensure-installed.mjs';
import { nodeBinary } from '../lib/environment.mjs';
import { say } from '../lib/log.mjs';
import { onStop } from '../lib/on-stop.mjs';
import { exitCode, launch, signalAll, signalGroup } from '../lib/processes.mjs';

/**
 * Runs the API in watch mode and the web application's development server side by side. When one ends, or on Ctrl-C,
 * the other is stopped too.
 * @returns {Promise<number>}
 */
export async function dev() {
  let asked = false;
  let stop = () => signalAll('SIGTERM');
  onStop(({ impatient }) => {
    asked = true;
    if (impatient) signalAll('SIGKILL');
    else stop();
  });

  try {
    await ensureInstalled();
    if (!asked) await ensureBuilt({ web: false });
  } catch (error) {
    if (!asked) throw error;
  }
  if (asked) return 0;

  say('API and web application reload on change, and changed service items are deployed. Ctrl-C ends both.');
  const server = ['--watch', '--watch-preserve-output', 'apps/api/src/server.ts'];
  const api = launch(nodeBinary, server, { env: { FLOWHALL_WATCH: '1' } });
  const web = launch('pnpm', ['--dir', 'apps/web', 'exec', 'vite', '--clearScreen', 'false']);
  const ends = [exitCode(api), exitCode(web)];
  stop = () => {
    // Node's watcher passes the signal on by itself; twice would cut the server's clean end short.
    api.kill('SIGTERM');
    signalGroup(web, 'SIGTERM');
  };
  await Promise.race(ends);
  if (!asked) stop();
  await Promise.all(ends);
  return asked ? 0 : 1;
}
