import { parseArgs } from 'node:util';
import type { Bench } from '../bench.ts';
import { tableLines } from '../table.ts';
import { type Hall, prepareHall, type Runtime, signInApprovers } from './hall.ts';
import { type ApiCell, type ApiOptions, measureHall } from './measure-hall.ts';
import { type BenchServer, startPostgres } from './postgres.ts';

const RUNTIMES: readonly Runtime[] = ['tokens', 'engine'];

const HEAD = [
  ...['runtime', 'processes', 'clients', 'completions/s', 'p50 ms', 'p95 ms', 'p99 ms'],
  ...['pgbench/s', 'ratio', 'statements', 'server CPU ms', 'database CPU ms', 'client CPU ms', 'pgbench CPU ms'],
];

/** Task completions over HTTP beside the same row writes done by pgbench. */
export const apiBench: Bench = {
  usage: '[--quick] [--seconds N] [--instances N] [--runtime tokens|engine] [--profile FOLDER] [--json]',
  async run(args, print) {
    const { runtimes, ...options } = readOptions(args);
    const server = startPostgres();
    const stop = () => server.stop();
    process.once('exit', stop);
    try {
      const results = [];
      for (const runtime of runtimes) results.push(await measureRuntime(server, runtime, options, print));
      return summary(results);
    } finally {
      process.off('exit', stop);
      stop();
    }
  },
};

function readOptions(args: readonly string[]): ApiOptions & { readonly runtimes: readonly Runtime[] } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      seconds: { type: 'string' },
      instances: { type: 'string' },
      runtime: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const { quick, profile } = values;
  return {
    milliseconds: Number(values.seconds ?? (quick ? 2 : 8)) * 1000,
    instances: Number(values.instances ?? (quick ? 20_000 : 100_000)),
    clients: quick ? [1, 16] : [1, 4, 16],
    processes: quick ? [1] : [1, 2],
    runtimes: values.runtime ? RUNTIMES.filter((name) => name === values.runtime) : RUNTIMES,
    profile,
  };
}

interface RuntimeResult {
  readonly runtime: Runtime;
  readonly cells: readonly ApiCell[];
}

async function measureRuntime(
  server: BenchServer,
  runtime: Runtime,
  options: ApiOptions,
  print: (line: string) => void,
): Promise<RuntimeResult> {
  const { instances, profile } = options;
  const nodeArgs = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  print(`Seeding ${instances} open instances for the runtime ${runtime} …`);
  const hall: Hall = await prepareHall(server, { runtime, instances, nodeArgs });
  const { cells, writes } = await measureHall(server, hall, options, signInApprovers);
  const rows = writes.map(
    ({ inserts, updates, deletes }) => `${inserts} inserts, ${updates} updates, ${deletes} deletes`,
  );
  print(`Rows that a completion writes, by kind of application: ${rows.join('; ')}.`);
  for (const line of tableLines(
    HEAD,
    cells.map((cell) => [runtime, ...cellColumns(cell)]),
  ))
    print(line);
  if (profile) for (const line of cells.at(-1)?.slowest ?? []) print(`  ${line}`);
  return { runtime, cells };
}

function cellColumns(cell: ApiCell): string[] {
  const { processes, clients, perSecond, p50Ms, p95Ms, p99Ms, pgbenchPerSecond, ratio, statements } = cell;
  return [
    ...[processes, clients, Math.round(perSecond)].map(String),
    ...[p50Ms, p95Ms, p99Ms].map((ms) => ms.toFixed(1)),
    ...[String(Math.round(pgbenchPerSecond)), `${(ratio * 100).toFixed(1)} %`],
    statements.toFixed(1),
    ...[cell.serverCpuMs, cell.databaseCpuMs, cell.clientCpuMs, cell.pgbenchCpuMs].map((ms) => ms.toFixed(2)),
  ];
}

/** The figures of a runtime are those with the most clients and processes. */
function summary(results: readonly RuntimeResult[]): object {
  const figures = results.map(({ runtime, cells }) => {
    const last = cells.at(-1);
    return [runtime, last && { ratio: last.ratio, perSecond: last.perSecond, p99Ms: last.p99Ms }];
  });
  const pgbench = results.map(({ runtime, cells }) => [runtime, cells.at(-1)?.pgbenchPerSecond]);
  return {
    runtimes: Object.fromEntries(figures),
    pgbench: Object.fromEntries(pgbench),
    cells: results.flatMap(({ runtime, cells }) =>
      cells.map(({ slowest: _slowest, ...cell }) => ({ runtime, ...cell })),
    ),
  };
}
