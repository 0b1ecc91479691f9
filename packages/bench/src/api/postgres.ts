import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, findBinaries, startCluster, stopCluster } from '@flowhall/testing/database-cluster';
import { Client } from 'pg';

/** A PostgreSQL server of the benchmark's own, as durable as one in use. */
export interface BenchServer {
  readonly cluster: Cluster;
  readonly folder: string;
  /** Address of a database on it. */
  urlOf(database: string): string;
  stop(): void;
}

/** @throws Error when no PostgreSQL is installed */
export function startPostgres(): BenchServer {
  const binaries = findBinaries();
  if (!binaries)
    throw new Error('Install PostgreSQL (Debian: apt-get install postgresql); the benchmark starts its own.');
  // A socket's path must be short.
  const folder = mkdtempSync(join(tmpdir(), 'fh-bench-'));
  const cluster = startCluster(binaries, folder, {
    durable: true,
    settings: {
      shared_preload_libraries: 'pg_stat_statements',
      'pg_stat_statements.track_planning': 'on',
      shared_buffers: '1GB',
      // A checkpoint in the middle of one cell would make it incomparable with the others.
      max_wal_size: '16GB',
      checkpoint_timeout: '30min',
    },
  });
  return {
    cluster,
    folder,
    urlOf: (database) => cluster.url.replace('/postgres?', `/${database}?`),
    stop() {
      stopCluster(cluster);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs `work` with a connection of its own. */
export async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
