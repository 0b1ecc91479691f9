import { defineConfig } from 'vitest/config';

/** Folders whose tests open databases, listen on ports or start processes. */
const server = ['apps/api', 'packages/db', 'packages/testing', 'packages/cli', 'scripts'];
/** Folders whose tests render. */
const rendered = ['apps/web', 'packages/forms', 'packages/modeler'];

const testsIn = (folders: string[]) => folders.map((folder) => `${folder}/**/*.test.{ts,tsx,mjs}`);
const never = ['**/node_modules/**', '**/dist/**', '**/generated/**'];

export default defineConfig({
  test: {
    // By default one core of two would be left idle, though most tests wait for a database or another process.
    maxWorkers: 2,
    // A test that waits longer than this in pure code hangs.
    testTimeout: 10_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/*/**/*.test.ts'],
          exclude: [...never, ...testsIn(server), ...testsIn(rendered)],
          // Pure functions share nothing that could leak, and loading the BPMN libraries once per file is most of the time.
          isolate: false,
          pool: 'threads',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'web',
          include: testsIn(rendered),
          exclude: never,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: testsIn(server),
          exclude: never,
          pool: 'forks',
          // Database templates and a throw-away PostgreSQL, shared by all files; each starts when a test first needs it.
          globalSetup: 'packages/testing/src/global-setup.ts',
          // The first PGlite of a worker takes seconds, more on a busy machine.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
