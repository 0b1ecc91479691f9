import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './environment.mjs';
import { onPath } from './on-path.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * A Chromium to run the browser journeys in: the one named by FLOWHALL_BROWSER, Playwright's own, or the system's.
 * @returns {string | undefined} path of the executable
 */
export function findBrowser() {
  const named = process.env.FLOWHALL_BROWSER;
  if (named) return named;
  return playwrightsOwn() ?? names.map(onPath).find((path) => path !== undefined);
}

function playwrightsOwn() {
  const { chromium } = createRequire(join(root, 'e2e', 'package.json'))('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}
