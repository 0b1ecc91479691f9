import { parseArgs } from 'node:util';
import type { ServerProcess } from '@flowhall/testing/server-process';
import { cpuMsOf, databaseCpuMs } from '../api/cpu.ts';
import { drive, type Latencies } from '../api/drive.ts';
import { prepareHall, signInApprovers } from '../api/hall.ts';
import { APPROVERS } from '../api/people.ts';
import { type BenchServer, connected, startPostgres } from '../api/postgres.ts';
import { seedInstances } from '../api/seed.ts';
import type { Bench } from '../bench.ts';
import { tableLines } from '../table.ts';
import { insertSearchRows } from './search-rows.ts';
import { POOL, tasksOf, variantsOf } from './variants.ts';

/** Tables that lists read. */
const READ = ['Instance', 'Round', 'Task', 'TaskCandidate', 'Participant', 'InstanceSearch'].map(
  (name) => `public."${name}"`,
);

const HEAD = ['list', 'pages/s', 'p50 ms', 'p95 ms', 'p99 ms', 'server CPU ms', 'database CPU ms'];

/** CPU times are for one page; unlike the rest they say much on a busy machine. */
interface ListFigures extends Latencies {
  readonly serverCpuMs: number;
  readonly databaseCpuMs: number;
}

interface ListsOptions {
  readonly tasks: number;
  readonly milliseconds: number;
  readonly clients: number;
}

/** Pages of lists over HTTP, with many tasks in the tables. */
export const listsBench: Bench = {
  usage: '[--quick] [--tasks N] [--seconds N] [--clients N] [--json]',
  async run(args, print) {
    const options = readOptions(args);
    const server = startPostgres();
    const stop = () => server.stop();
    process.once('exit', stop);
    try {
      return await measureLists(server, options, print);
    } finally {
      process.off('exit', stop);
      stop();
    }
  },
};

function readOptions(args: readonly string[]): ListsOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      tasks: { type: 'string' },
      seconds: { type: 'string' },
      clients: { type: 'string' },
    },
  });
  return {
    tasks: Number(values.tasks ?? (values.quick ? 100_000 : 1_000_000)),
    milliseconds: Number(values.seconds ?? (values.quick ? 1 : 4)) * 1000,
    clients: Number(values.clients ?? 1),
  };
}

async function measureLists(server: BenchServer, options: ListsOptions, print: (line: string) => void) {
  const { clients, milliseconds } = options;
  const hall = await prepareHall(server, { runtime: 'tokens', instances: 0 });
  const variants = variantsOf(hall.templates);
  const instances = Math.ceil((options.tasks / tasksOf(variants)) * variants.length);
  print(`Seeding ${options.tasks} tasks of ${instances} instances …`);
  await connected(hall.url, async (client) => {
    await seedInstances(client, variants, instances, ({ name }) => READ.includes(name));
    await insertSearchRows(client);
  });
  const [api] = await hall.start(1);
  if (!api) throw new Error('No server has started');
  try {
    const lists = await listsOf(api);
    const figures: [string, ListFigures][] = [];
    for (const [name, pages] of Object.entries(lists)) {
      const next = () => {
        const page = pages[Math.floor(Math.random() * pages.length)];
        return page && { address: api.address, method: 'GET' as const, ...page };
      };
      await drive({ clients, milliseconds: 500, next });
      const cpu = () => ({ api: cpuMsOf([api.pid]), database: databaseCpuMs(server.cluster.data) });
      const before = cpu();
      const { count, ...latencies } = await drive({ clients, milliseconds, next });
      const after = cpu();
      figures.push([
        name,
        {
          ...latencies,
          serverCpuMs: (after.api - before.api) / count,
          databaseCpuMs: (after.database - before.database) / count,
        },
      ]);
    }
    const rows = figures.map(([name, { perSecond, p50Ms, p95Ms, p99Ms, serverCpuMs, databaseCpuMs }]) => [
      name,
      ...[perSecond, p50Ms, p95Ms, p99Ms, serverCpuMs, databaseCpuMs].map((figure) => figure.toFixed(1)),
    ]);
    for (const line of tableLines(HEAD, rows)) print(line);
    return { tasks: options.tasks, instances, clients, lists: Object.fromEntries(figures) };
  } finally {
    await api.stop();
  }
}

interface Page {
  readonly token: string;
  readonly path: string;
}

/** What is asked for, by list: the same page of every approver. Those of the pool have much to claim besides. */
async function listsOf(api: ServerProcess): Promise<Readonly<Record<string, readonly Page[]>>> {
  const tokens = await signInApprovers(api);
  const [members, others] = [tokens.slice(0, POOL), tokens.slice(POOL, APPROVERS)];
  const admin = await api.signIn('admin');
  const operator = [admin];
  const words = encodeURIComponent('职工 100');
  const nothing = encodeURIComponent('不存在的申请');
  const { body: tree } = await api.call(admin, 'GET', '/api/org/tree');
  const department = tree.departments.find((one: { key: string }) => one.key === 'library').id;
  const today = new Date().toISOString().slice(0, 10);
  const days = `from=${today.slice(0, 8)}01&to=${today}`;
  const of = (people: readonly string[], path: string) => people.map((token) => ({ token, path }));
  const later = async (people: readonly string[], path: string) =>
    Promise.all(people.map(async (token) => ({ token, path: await laterPage(api, token, path) })));
  return {
    'to-do': of(others, '/api/tasks'),
    'to-do, tenth page': await later(others, '/api/tasks?limit=20'),
    'to-do of one item': of(others, '/api/tasks?item=seal-use'),
    'to-do, searched': of(others, `/api/tasks?q=${words}`),
    'to-do of a department': of(others, `/api/tasks?department=${department}`),
    'to-do, overdue': of(others, '/api/tasks?urgency=overdue'),
    'to-do with a pool': of(members, '/api/tasks'),
    'to-do with a pool, tenth page': await later(members, '/api/tasks?limit=20'),
    done: of(others, '/api/tasks?view=done'),
    'done, tenth page': await later(others, '/api/tasks?view=done&limit=20'),
    'done, searched': of(others, `/api/tasks?view=done&q=${words}`),
    'done, searched in vain': of(others, `/api/tasks?view=done&q=${nothing}`),
    'done, of a department in a month': of(others, `/api/tasks?view=done&department=${department}&${days}`),
    copies: of(others, '/api/tasks?view=cc'),
    counts: of(others, '/api/tasks/counts'),
    'counts with a pool': of(members, '/api/tasks/counts'),
    'own applications': of(others, '/api/instances'),
    'applications involved in': of(others, '/api/instances?scope=involved'),
    'applications involved in, searched': of(others, `/api/instances?scope=involved&q=${words}`),
    'all applications': of(operator, '/api/instances?scope=all'),
    'all running applications': of(operator, '/api/instances?scope=all&status=running'),
    'all applications of one item': of(operator, '/api/instances?scope=all&item=seal-use'),
    'all applications by number': of(operator, '/api/instances?scope=all&q=b12345'),
    'all applications, searched': of(operator, `/api/instances?scope=all&q=${words}`),
    'all applications, searched in vain': of(operator, `/api/instances?scope=all&q=${nothing}`),
  };
}

async function laterPage(api: ServerProcess, token: string, path: string): Promise<string> {
  let at = path;
  for (let page = 1; page < 10; page += 1) {
    const { status, body } = await api.call(token, 'GET', at);
    if (status !== 200) throw new Error(`${at}: ${status}`);
    if (!body.nextCursor) break;
    at = `${path}&cursor=${encodeURIComponent(body.nextCursor)}`;
  }
  return at;
}
