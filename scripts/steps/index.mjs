import { ensureBuilt } from '../lib/ensure-built.mjs';
import { browserJourneys } from './browser-journeys.mjs';
import { check } from './check.mjs';
import { serviceItems } from './service-items.mjs';
import { vitest } from './vitest.mjs';

/**
 * A part of `npm test`. It counts its test cases; a check counts as one.
 * @typedef {{ name: string, title: string, run: () => Promise<import('../lib/tally.mjs').Tally> }} Step
 */

/**
 * In this order: quick answers first.
 * @type {Step[]}
 */
export const steps = [
  { name: 'lint', title: 'Lint and format', run: check('biome', ['ci', '--error-on-warnings', '--colors=off', '.']) },
  {
    name: 'types',
    title: 'Types of every package',
    run: check('turbo', [
      'run',
      'typecheck',
      '//#typecheck',
      '--continue',
      '--output-logs=errors-only',
      '--log-order=grouped',
    ]),
  },
  {
    name: 'imports',
    title: 'Import rules',
    run: check('depcruise', ['packages', 'apps', 'e2e', 'scripts', '--output-type', 'err-long']),
  },
  { name: 'unused', title: 'Unused files, exports and dependencies', run: check('knip', ['--no-progress']) },
  { name: 'unit', title: 'Unit, route, migration and database tests', run: vitest },
  { name: 'items', title: 'Service items and their scenarios', run: serviceItems },
  {
    name: 'build',
    title: 'Build of the web application',
    run: async () => {
      await ensureBuilt();
      return { passed: 1, failed: 0, skipped: 0 };
    },
  },
  { name: 'size', title: 'Size of the first load', run: check('node', ['apps/web/scripts/bundle-size.ts']) },
  { name: 'e2e', title: 'Browser journeys', run: browserJourneys },
];
