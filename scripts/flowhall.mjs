#!/usr/bin/env node
// The front door of `npm start`, `npm test` and `npm run dev`. Runs on the Node that happens to be installed (20 or
// newer), before anything else is; everything it starts runs on the Node pinned in package.json.
import { fail } from './lib/log.mjs';

const commands = {
  start: async () => (await import('./commands/start.mjs')).start(),
  test: async (/** @type {string[]} */ args) => (await import('./commands/test.mjs')).test(args),
  dev: async () => (await import('./commands/dev.mjs')).dev(),
};

const [name, ...args] = process.argv.slice(2);
const major = Number(process.versions.node.split('.')[0]);

if (major < 20) {
  fail(`Flowhall needs Node 20 or newer to start; this is ${process.version}. Install a current Node and try again.`);
  process.exitCode = 1;
} else if (name === undefined || !Object.hasOwn(commands, name)) {
  fail(`Usage: node scripts/flowhall.mjs ${Object.keys(commands).join('|')}`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await commands[/** @type {keyof typeof commands} */ (name)](args);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
