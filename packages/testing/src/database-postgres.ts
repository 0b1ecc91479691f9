import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, type Database, migrate } from '@flowhall/db';
import { Client } from 'pg';
import { type Cluster, findBinaries, startCluster, stopCluster } from './database-cluster.ts';
import { exclusively, testRun } from './database-run.ts';

/** A server on which tests may create databases. */
export interface TestPostgres {
  /** Address of a database that exists; not to be written to. */
  readonly url: string;
  /** Creates an empty database, or a copy of another one, and answers its address. */
  createDatabase(template?: string): Promise<string>;
  dropDatabase(url: string): Promise<void>;
}

const MISSING = `
  No PostgreSQL for the tests that need a real server.
  Install one (Debian: apt-get install postgresql) or name one: DATABASE_URL=postgresql://user:password@host:5432/database
`;

const clusterFile = () => join(testRun().folder, 'postgres.json');

function startOwn(): Cluster {
  const binaries = findBinaries();
  if (!binaries) {
    console.error(MISSING);
    throw new Error(MISSING.trim());
  }
  // A socket's path must be short, so the folder is not below the run's.
  return startCluster(binaries, mkdtempSync(join(tmpdir(), 'fh-pg-')));
}

async function sharedCluster(): Promise<Cluster> {
  return exclusively('postgres', async () => {
    if (existsSync(clusterFile())) return JSON.parse(readFileSync(clusterFile(), 'utf8'));
    const cluster = startOwn();
    writeFileSync(clusterFile(), JSON.stringify(cluster));
    if (testRun().own) process.prependListener('exit', stopTestPostgres);
    return cluster;
  });
}

/** Stops the server that the run started, if it did. */
export function stopTestPostgres(): void {
  if (!existsSync(clusterFile())) return;
  const cluster: Cluster = JSON.parse(readFileSync(clusterFile(), 'utf8'));
  stopCluster(cluster);
  rmSync(join(cluster.data, '..'), { recursive: true, force: true });
  rmSync(clusterFile());
}

async function execute(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The address of another database on the same server. */
function withName(url: string, name: string): string {
  return url.replace(/^(\w+:\/\/[^/?]*)(\/[^?]*)?/, `$1/${name}`);
}

const nameOf = (url: string): string => /^\w+:\/\/[^/?]*\/([^?]+)/.exec(url)?.[1] ?? '';

/**
 * The server for tests: that of `DATABASE_URL`, else a throw-away one, started at the first call and shared by the run.
 * @throws Error, loudly, when there is none.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  const url = process.env.DATABASE_URL || (await sharedCluster()).url;
  return {
    url,
    async createDatabase(template) {
      const name = `flowhall_test_${testRun().id}_${randomUUID().slice(0, 8)}`;
      await execute(url, `CREATE DATABASE "${name}" ${template ? `TEMPLATE "${template}"` : ''}`);
      return withName(url, name);
    },
    dropDatabase: (address) => execute(url, `DROP DATABASE IF EXISTS "${nameOf(address)}" WITH (FORCE)`),
  };
}

/** Name of a migrated database without data, made once per run: copying it takes a tenth of migrating. */
async function template(server: TestPostgres): Promise<string> {
  const file = join(testRun().folder, 'postgres-template');
  return exclusively('postgres-template', async () => {
    if (existsSync(file)) return readFileSync(file, 'utf8');
    const url = await server.createDatabase();
    const database = await createDatabase({ url });
    await migrate(database);
    await database.close();
    writeFileSync(file, nameOf(url));
    return nameOf(url);
  });
}

export async function createTestPostgresDatabase(empty = false): Promise<Database> {
  const server = await startTestPostgres();
  const url = await server.createDatabase(empty ? undefined : await template(server));
  const database = await createDatabase({ url });
  const close = database.close;
  return Object.assign(database, {
    close: async () => {
      await close();
      await server.dropDatabase(url);
    },
  });
}

/** Removes what a run left on a server that it did not start itself. */
export async function dropTestDatabases(): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (!url) return;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE starts_with(datname, 'flowhall_test_' || $1)",
      [testRun().id],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
