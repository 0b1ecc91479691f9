import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startPostgres } from '../api/postgres.ts';
import { runChaos } from './run-chaos.ts';

const USAGE = 'pnpm chaos [--minutes N] [--seed N] [--clients N] [--servers N] [--runtime auto|engine|tokens] [--json]';
const SHOWN = 20;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1.5' },
    seed: { type: 'string' },
    clients: { type: 'string', default: '8' },
    servers: { type: 'string', default: '3' },
    runtime: { type: 'string', default: 'auto' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(USAGE);
else {
  const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
  console.log(`seed ${seed}, ${values.minutes} minutes, then everything is finished and checked`);
  const postgres = startPostgres();
  const stop = () => postgres.stop();
  process.once('exit', stop);
  const { violations, ...figures } = await runChaos(postgres, {
    seed,
    minutes: Number(values.minutes),
    clients: Number(values.clients),
    servers: Number(values.servers),
    runtime: values.runtime,
  });
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(16)} ${value}`);
  for (const violation of violations.slice(0, SHOWN)) console.log(`VIOLATION: ${violation}`);
  console.log(
    violations.length === 0 ? 'Nothing was lost and nothing was done twice.' : `${violations.length} violations`,
  );
  if (values.json) console.log(JSON.stringify({ ...figures, violations: violations.length }));
  process.exitCode = violations.length === 0 ? 0 : 1;
}
