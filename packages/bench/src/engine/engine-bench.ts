import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Bench } from '../bench.ts';
import { tableLines } from '../table.ts';
import type { EngineCase, EngineFigures } from './measure.ts';

const SIZES = [10, 60, 240];
const RUNTIMES = ['engine', 'tokens'] as const;

/** Steps of both runtimes by size of the model, each case in a worker of its own: cold code first, then hot. */
export const engineBench: Bench = {
  usage: '[--ms MILLISECONDS_PER_CASE] [--json]',
  async run(args, print) {
    const { values } = parseArgs({ args: [...args], options: { ms: { type: 'string', default: '1500' } } });
    const hotMs = Number(values.ms);
    const results: (Omit<EngineCase, 'hotMs'> & EngineFigures)[] = [];
    for (const runtime of RUNTIMES)
      for (const nodes of SIZES)
        for (const hasConditions of [false, true]) {
          const what = { runtime, nodes, hasConditions };
          results.push({ ...what, ...rounded(await inWorker({ ...what, hotMs })) });
        }
    for (const line of tableLines(HEAD, results.map(row))) print(line);
    return { results };
  },
};

async function inWorker(workerData: EngineCase): Promise<EngineFigures> {
  const worker = new Worker(new URL('./measure-worker.ts', import.meta.url), { workerData });
  const [figures] = await once(worker, 'message');
  await worker.terminate();
  return figures;
}

/** Whole numbers: nothing here is more exact. */
function rounded(figures: EngineFigures): EngineFigures {
  return {
    ...figures,
    ...Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value)])),
  };
}

const HEAD = [
  'runtime',
  'nodes',
  'choices',
  'compile µs',
  'cold µs',
  'hot µs',
  'p50 µs',
  'p99 µs',
  'cpu µs',
  'steps/s',
  'snapshot B',
  'largest B',
];

function row(r: Omit<EngineCase, 'hotMs'> & EngineFigures): string[] {
  const { compileUs, coldUs, hotUs, p50Us, p99Us, cpuUs, stepsPerSecond } = r;
  const figures = [
    compileUs,
    coldUs,
    hotUs,
    p50Us,
    p99Us,
    cpuUs,
    stepsPerSecond,
    r.snapshotBytes,
    r.largestSnapshotBytes,
  ];
  return [r.runtime, String(r.nodes), r.hasConditions ? 'FEEL' : 'manual', ...figures.map(String)];
}
