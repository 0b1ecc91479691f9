import { parseArgs } from 'node:util';
import { runSuite, type SuiteReport } from './run-suite.ts';

const USAGE = 'pnpm conformance DIR [--runtime auto|engine|tokens] [--json]';

function print({ tests, accepted, wronglyRefused }: SuiteReport): void {
  for (const { id, outcome, runtime, notes } of tests) {
    console.log(`${outcome.padEnd(7)} ${id}${runtime ? ` (${runtime})` : ''}`);
    if (outcome !== 'passed') for (const note of notes) console.log(`        ${note}`);
  }
  for (const id of accepted) console.log(`invalid, but accepted: ${id}`);
  for (const note of wronglyRefused) console.log(`valid, but refused: ${note}`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runtime: { type: 'string', default: 'auto' }, json: { type: 'boolean', default: false } },
});
const [folder] = positionals;
const runtime = (['auto', 'engine', 'tokens'] as const).find((name) => name === values.runtime);
if (!folder || !runtime) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const report = await runSuite(folder, runtime);
  const { figures } = report;
  print(report);
  if (values.json) console.log(JSON.stringify(figures));
  else
    console.log(
      `${figures.passed} of ${figures.total} passed, ${figures.refused} refused, ${figures.wrong} wrong, ${figures.aside} aside; ` +
        `invalid models refused: ${figures.invalidRefused} of ${figures.invalidTotal}, valid ones: ${figures.validRefused} of ${figures.validTotal}`,
    );
  if (figures.wrong) process.exitCode = 1;
}
