import type { ServerProcess } from '@flowhall/testing/server-process';
import type { Client } from 'pg';
import { instanceTables, readBundle, type Table } from './bundle.ts';
import { Completions } from './completions.ts';
import { cpuMsOf, databaseCpuMs } from './cpu.ts';
import { drive, type Latencies, type Load } from './drive.ts';
import type { Hall } from './hall.ts';
import { runPgbench } from './pgbench.ts';
import { type BenchServer, connected } from './postgres.ts';
import { type Completion, columnTypes, type RowWrites, rowWrites } from './row-writes.ts';
import { idInCopy } from './templates.ts';

export interface ApiOptions {
  /** Length of one measurement, of the API and of pgbench each. */
  readonly milliseconds: number;
  readonly instances: number;
  readonly clients: readonly number[];
  /** Numbers of server processes. */
  readonly processes: readonly number[];
  /** Folder for CPU profiles of the servers. */
  readonly profile?: string;
}

export interface ApiCell extends Latencies {
  readonly processes: number;
  readonly clients: number;
  readonly pgbenchPerSecond: number;
  /** Completions over HTTP per transaction of pgbench at the same number of clients. */
  readonly ratio: number;
  /** Statements that the servers sent for each completion, those that begin and commit included. */
  readonly statements: number;
  readonly slowest: readonly string[];
  /** CPU time of the servers, and of the database, for each completion; unlike the rest it says much on a busy machine. */
  readonly serverCpuMs: number;
  readonly databaseCpuMs: number;
  /** CPU time of the clients for each completion: the machine is theirs, too. */
  readonly clientCpuMs: number;
  /** CPU time of the database for each transaction of pgbench. */
  readonly pgbenchCpuMs: number;
}

/** Enough for the servers' code to be compiled, their caches filled and the statements of all their connections prepared. */
const WARM_UP_MS = 6000;
const WARM_UP_CLIENTS = 16;

/** Measures completions with every number of processes and clients, with pgbench right after each. */
export async function measureHall(
  server: BenchServer,
  hall: Hall,
  options: ApiOptions,
  signIn: (server: ServerProcess) => Promise<string[]>,
): Promise<{ cells: ApiCell[]; writes: RowWrites[] }> {
  const { milliseconds, instances } = options;
  // pgbench works on a copy, so that both find the same rows.
  const reference = `${hall.database}_pgbench`;
  await connected(server.cluster.url, (client) =>
    client.query(`CREATE DATABASE ${reference} TEMPLATE ${hall.database}`),
  );
  return connected(hall.url, async (client) => {
    const cells: ApiCell[] = [];
    let completions: Completions | undefined;
    let writes: RowWrites[] = [];
    for (const processes of options.processes) {
      const servers = await hall.start(processes);
      try {
        const [first] = servers;
        if (!first) break;
        completions ??= new Completions(hall.templates, await signIn(first), instances, Math.random);
        if (writes.length === 0) writes = await observeWrites(client, hall, first, completions, instances);
        const source = completions;
        const next = (one: number) => source.take(servers[one % servers.length] ?? first);
        await drive({ clients: WARM_UP_CLIENTS, milliseconds: WARM_UP_MS, next });
        for (const clients of options.clients) {
          const measured = { clients, milliseconds };
          const api = await measureApi(client, server, servers, { ...measured, next });
          cells.push({
            processes,
            clients,
            ...api,
            ...(await measurePgbench(server, reference, writes, measured, api)),
          });
        }
      } finally {
        await Promise.all(servers.map((one) => one.stop()));
      }
    }
    return { cells, writes };
  });
}

async function measureApi(client: Client, server: BenchServer, servers: readonly ServerProcess[], load: Load) {
  const { data } = server.cluster;
  const pids = servers.map(({ pid }) => pid);
  await client.query('SELECT pg_stat_statements_reset()');
  const before = { servers: cpuMsOf(pids), database: databaseCpuMs(data), client: cpuMsOf([process.pid]) };
  const driven = await drive(load);
  const after = { servers: cpuMsOf(pids), database: databaseCpuMs(data), client: cpuMsOf([process.pid]) };
  const { calls, slowest } = await readStatements(client, driven.count);
  return {
    ...driven,
    slowest,
    statements: calls,
    serverCpuMs: (after.servers - before.servers) / driven.count,
    databaseCpuMs: (after.database - before.database) / driven.count,
    clientCpuMs: (after.client - before.client) / driven.count,
  };
}

async function measurePgbench(
  server: BenchServer,
  database: string,
  writes: readonly RowWrites[],
  load: { readonly clients: number; readonly milliseconds: number },
  api: Latencies,
) {
  const { data } = server.cluster;
  const before = databaseCpuMs(data);
  const { perSecond, count } = await runPgbench(server, database, writes, load);
  const pgbenchCpuMs = (databaseCpuMs(data) - before) / count;
  return { pgbenchPerSecond: perSecond, pgbenchCpuMs, ratio: api.perSecond / perSecond };
}

/** Completes a task of each kind and writes down which rows that made, changed and removed. */
async function observeWrites(
  client: Client,
  { templates }: Hall,
  server: ServerProcess,
  completions: Completions,
  instances: number,
): Promise<RowWrites[]> {
  const tables = await instanceTables(client);
  const seen = new Map<number, Completion>();
  while (seen.size < templates.length) {
    const call = completions.take(server);
    if (!call) throw new Error('There are no open tasks');
    const { n, template } = call;
    if (seen.has(template.index)) continue;
    const id = idInCopy(template, String(template.bundle[0]?.rows[0]?.id), n);
    const before = await readBundle(client, tables, id);
    const key = `bench-${n}`;
    const { status, body } = await server.call(call.token, call.method, call.path, call.body, key);
    if (status !== 200) throw new Error(`A task could not be completed: ${JSON.stringify(body)}`);
    const after = [...(await readBundle(client, tables, id)), await readStoredAnswer(client, key)];
    seen.set(template.index, { template, n, before, after });
  }
  const types = await columnTypes(client, [...tables, KEYS]);
  return [...seen.values()].map((completion) => rowWrites(completion, types, instances, templates.length));
}

/** The answer that is kept for a repetition of the request belongs to the person, not to the instance. */
const KEYS: Table = { name: 'public."IdempotencyKey"', key: ['userId', 'key'], belongs: 't."key" = $1' };

async function readStoredAnswer(client: Client, key: string) {
  const { rows } = await client.query(`SELECT to_jsonb(t) AS "row" FROM ${KEYS.name} t WHERE ${KEYS.belongs}`, [key]);
  return { table: KEYS, rows: rows.map(({ row }) => row) };
}

interface Statements {
  readonly calls: number;
  /** Those that took most of the time, one line each. */
  readonly slowest: readonly string[];
}

async function readStatements(client: Client, completions: number): Promise<Statements> {
  const { rows } = await client.query<{ calls: string; plans: string; plan: number; exec: number; query: string }>(`
    SELECT "calls", "plans", "total_plan_time" AS "plan", "total_exec_time" AS "exec", left("query", 2000) AS "query"
    FROM pg_stat_statements WHERE "dbid" = (SELECT oid FROM pg_database WHERE datname = current_database())
    ORDER BY "total_plan_time" + "total_exec_time" DESC`);
  const line = ({ calls, plans, plan, exec, query }: (typeof rows)[number]) =>
    [
      `${(Number(calls) / completions).toFixed(2)} ×`,
      `${((plan + exec) / completions).toFixed(3)} ms, ${(plan / completions).toFixed(3)} of it planning (${plans} of ${calls}):`,
      query.replaceAll(/\s+/g, ' ').slice(0, 90),
    ].join(' ');
  const calls = rows.reduce((sum, row) => sum + Number(row.calls), 0);
  return { calls: calls / completions, slowest: rows.slice(0, 12).map(line) };
}
