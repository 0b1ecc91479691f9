import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, DatabaseKind } from '@flowhall/db';
import { DEMO_PASSWORD } from '@flowhall/demo';
import { createTestDatabase } from '@flowhall/testing/database';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { type AppDependencies, buildApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { hashPassword } from '../src/modules/auth/index.ts';
import { seedDemo } from '../src/modules/org/index.ts';

export const TEST_SECRET = 'a secret of tests, long enough for anybody';
export const REFRESH_COOKIE = 'flowhall_refresh';

export interface SignedIn {
  id: string;
  accessToken: string;
  /** For `inject`. */
  headers: { authorization: string };
  refreshToken: string;
}

export interface TestApp {
  app: FastifyInstance;
  database: Database;
  /** Lines of the log, parsed. */
  log: Record<string, unknown>[];
  now(): Date;
  /** Moves the clock that the server goes by, in milliseconds. */
  advance(ms: number): void;
  signIn(username: string): Promise<SignedIn>;
  close(): Promise<void>;
}

export interface TestAppOptions extends Partial<Omit<AppDependencies, 'config' | 'database'>> {
  kind?: DatabaseKind;
  /** Another app's: neither seeded nor closed. */
  database?: Database;
  /** Environment variables besides a data folder. */
  env?: Record<string, string>;
}

export const refreshTokenOf = (response: LightMyRequestResponse): string =>
  response.cookies.find(({ name }) => name === REFRESH_COOKIE)?.value ?? '';

/** The application on a database of its own, with the demo university and no service items. */
export async function createTestApp({ kind = 'pglite', env, ...given }: TestAppOptions = {}): Promise<TestApp> {
  const database = given.database ?? (await createTestDatabase(kind));
  if (!given.database) await seedDemo(database, hashPassword);
  const dataDir = mkdtempSync(join(tmpdir(), 'flowhall-app-'));
  const log: TestApp['log'] = [];
  let offset = 0;
  const now = () => new Date(Date.now() + offset);
  const config = loadConfig({ FLOWHALL_DATA_DIR: dataDir, FLOWHALL_SIGN_IN_LIMIT: '10000', ...env });
  const logger = { level: 'info', stream: { write: (line: string) => void log.push(JSON.parse(line)) } };
  const app = await buildApp({ secret: TEST_SECRET, clock: now, logger, runJobs: false, ...given, config, database });
  return {
    ...{ app, database, log, now },
    advance: (ms) => {
      offset += ms;
    },
    async signIn(username) {
      const payload = { username, password: DEMO_PASSWORD };
      const response = await app.inject({ method: 'POST', url: '/api/auth/login', payload });
      const { accessToken, user } = response.json();
      if (!accessToken) throw new Error(`${username} cannot sign in: ${response.body}`);
      const headers = { authorization: `Bearer ${accessToken}` };
      return { id: user.id, accessToken, headers, refreshToken: refreshTokenOf(response) };
    },
    async close() {
      await app.close();
      if (!given.database) await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
