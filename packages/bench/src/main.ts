import { apiBench } from './api/api-bench.ts';
import type { Bench } from './bench.ts';
import { engineBench } from './engine/engine-bench.ts';
import { listsBench } from './lists/lists-bench.ts';

const BENCHES: Readonly<Record<string, Bench>> = { engine: engineBench, api: apiBench, lists: listsBench };

const [name = '', ...args] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench) {
  const figures = await bench.run(
    args.filter((arg) => arg !== '--json'),
    console.log,
  );
  if (args.includes('--json')) console.log(JSON.stringify(figures));
} else {
  for (const [key, { usage }] of Object.entries(BENCHES)) console.error(`pnpm bench ${key} ${usage}`);
  process.exitCode = 2;
}
