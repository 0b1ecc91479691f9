import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { crashCluster } from '@flowhall/testing/database-cluster';
import type { Client } from 'pg';
import { type BenchServer, connected } from '../api/postgres.ts';
import { findViolations } from './checks.ts';
import { HANDLERS, type Hall, type Mode, runClient } from './client.ts';
import { count, type Journal } from './journal.ts';
import { type OutsideSystem, startOutsideSystem } from './outside-system.ts';
import { randomFrom } from './random.ts';
import { Servers } from './servers.ts';

export interface ChaosOptions {
  readonly seed: number;
  readonly minutes: number;
  readonly clients: number;
  readonly servers: number;
  readonly runtime: string;
}

export interface ChaosReport {
  readonly seed: number;
  readonly instances: number;
  readonly acknowledged: number;
  readonly refused: number;
  readonly unanswered: number;
  /** Requests that had to be sent more than once. */
  readonly repeated: number;
  readonly kills: number;
  readonly databaseCrashes: number;
  readonly outsideCalls: number;
  readonly effects: number;
  readonly violations: readonly string[];
}

const OPERATOR = 'admin';
/** Calls of killed servers are given to others after half a minute; then come retries with growing pauses. */
const DRAIN_MS = 240_000;

/**
 * Lets clients work while servers are killed and the database crashes once, then lets everything come to its end and
 * checks that nothing was lost or done twice.
 */
export async function runChaos(postgres: BenchServer, options: ChaosOptions): Promise<ChaosReport> {
  const random = randomFrom(options.seed);
  const url = postgres.urlOf('chaos');
  await connected(postgres.cluster.url, (client) => client.query('CREATE DATABASE chaos'));
  const outside = await startOutsideSystem(random);
  const servers = new Servers(environment(url, postgres, options), random);
  const journal: Journal = new Map();
  try {
    await servers.start(options.servers);
    const tokens = await signIn(servers);
    const hall: Hall = { servers, journal, random, tokens, outsideUrl: outside.url };
    await disturb(hall, postgres, options);
    await drain(hall, url, options.clients);
    return await connected(url, (client) => report(client, hall, outside, options.seed));
  } finally {
    await servers.stop();
    await outside.close();
  }
}

const environment = (url: string, postgres: BenchServer, { runtime }: ChaosOptions): Record<string, string> => ({
  NODE_ENV: 'production',
  DATABASE_URL: url,
  FLOWHALL_SECRET: randomBytes(24).toString('hex'),
  FLOWHALL_RUNTIME: runtime,
  FLOWHALL_DATA_DIR: join(postgres.folder, 'files'),
  FLOWHALL_PROCESSES_DIR: join(import.meta.dirname, 'items'),
  FLOWHALL_HTTP_ALLOW: '127.0.0.0/8',
  LOG_LEVEL: 'silent',
});

async function signIn(servers: Servers): Promise<Map<string, string>> {
  const server = await servers.any();
  const tokens = new Map<string, string>();
  for (const username of [...HANDLERS, OPERATOR]) tokens.set(username, await server.signIn(username));
  return tokens;
}

async function disturb(hall: Hall, postgres: BenchServer, { minutes, clients }: ChaosOptions): Promise<void> {
  const { random, servers } = hall;
  const until = performance.now() + minutes * 60_000;
  const goesOn = () => performance.now() < until;
  const mode: Mode = { starts: true, returns: true, goesOn };
  const kill = async () => {
    while (goesOn()) {
      await pause(2000 + random() * 4000);
      await servers.killOne();
    }
  };
  const crash = async () => {
    await pause(minutes * 60_000 * (0.3 + random() * 0.4));
    crashCluster(postgres.cluster);
  };
  await Promise.all([...Array.from({ length: clients }, () => runClient(hall, mode)), kill(), crash()]);
}

/** Finishes every application, with nobody killed any more. */
async function drain(hall: Hall, url: string, clients: number): Promise<void> {
  const until = performance.now() + DRAIN_MS;
  let running = true;
  const mode: Mode = { starts: false, returns: false, goesOn: () => running && performance.now() < until };
  const watch = () =>
    connected(url, async (client) => {
      while (mode.goesOn()) {
        running = (await number(client, `SELECT count(*) FROM "Instance" WHERE "status" = 'RUNNING'`)) > 0;
        await pause(500);
      }
    });
  await Promise.all([watch(), ...Array.from({ length: clients }, () => runClient(hall, mode))]);
}

async function number(client: Client, query: string): Promise<number> {
  const { rows } = await client.query<{ value: string }>(`SELECT (${query}) AS "value"`);
  return Number(rows[0]?.value ?? 0);
}

async function report(client: Client, hall: Hall, outside: OutsideSystem, seed: number): Promise<ChaosReport> {
  const { journal, servers, tokens } = hall;
  const server = await servers.any();
  return {
    seed,
    instances: await number(client, 'SELECT count(*) FROM "Instance"'),
    acknowledged: count(journal, 'done'),
    refused: count(journal, 'refused'),
    unanswered: count(journal, 'unknown'),
    repeated: [...journal.values()].filter(({ attempts }) => attempts > 1).length,
    kills: servers.kills,
    databaseCrashes: 1,
    outsideCalls: outside.calls(),
    effects: outside.effects.size,
    violations: await findViolations(client, server, tokens.get(OPERATOR) ?? '', journal, outside),
  };
}
