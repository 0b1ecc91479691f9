import { findBrowser } from './find-browser.mjs';
import { say } from './log.mjs';
import { onPath } from './on-path.mjs';
import { run } from './processes.mjs';

/**
 * Finds a Chromium, installing Debian's when there is none and this user may.
 * @returns {Promise<string>} path of the executable
 * @throws {Error} that says what to install
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    say('No browser found: installing the Debian packages chromium and fonts-noto-cjk …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env });
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    'The browser journeys need Chromium. Install it (Debian: apt-get install chromium fonts-noto-cjk; elsewhere: npx playwright install chromium) or name one in FLOWHALL_BROWSER.',
  );
}
