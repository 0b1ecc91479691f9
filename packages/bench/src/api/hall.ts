import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type ServerProcess, startServer } from '@flowhall/testing/server-process';
import { APPROVERS, insertPeople, usernameOf } from './people.ts';
import { type BenchServer, connected } from './postgres.ts';
import { seedInstances } from './seed.ts';
import { makeTemplates, type Template } from './templates.ts';

export type Runtime = 'engine' | 'tokens';

/** A database full of open instances, and how to run servers on it. */
export interface Hall {
  readonly database: string;
  readonly url: string;
  readonly templates: readonly Template[];
  start(count: number): Promise<ServerProcess[]>;
}

export interface HallOptions {
  readonly runtime: Runtime;
  readonly instances: number;
  /** Arguments of the servers' Node, such as `--cpu-prof`. */
  readonly nodeArgs?: readonly string[];
}

/** Makes a database: the demo university, more people, and instances of the items as that runtime runs them. */
export async function prepareHall(server: BenchServer, { runtime, instances, nodeArgs }: HallOptions): Promise<Hall> {
  const database = `bench_${runtime}`;
  const url = server.urlOf(database);
  await connected(server.cluster.url, (client) => client.query(`CREATE DATABASE ${database}`));
  const env = {
    NODE_ENV: 'production',
    DATABASE_URL: url,
    FLOWHALL_SECRET: randomBytes(24).toString('hex'),
    FLOWHALL_RUNTIME: runtime,
    FLOWHALL_DATA_DIR: join(server.folder, 'files'),
    FLOWHALL_SIGN_IN_LIMIT: '100000',
    LOG_LEVEL: 'info',
  };
  const one = await startServer(env);
  const templates = await connected(url, async (client) => {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
    await insertPeople(client);
    const made = await makeTemplates(one, client);
    await one.stop();
    await seedInstances(client, made, instances);
    return made;
  });
  return {
    ...{ database, url, templates },
    start: (count) => Promise.all(Array.from({ length: count }, () => startServer(env, nodeArgs))),
  };
}

/** Access tokens of the approvers, in their order. */
export async function signInApprovers(server: ServerProcess): Promise<string[]> {
  const tokens: string[] = [];
  for (let index = 0; index < APPROVERS; index += 1) tokens.push(await server.signIn(usernameOf(index)));
  return tokens;
}
