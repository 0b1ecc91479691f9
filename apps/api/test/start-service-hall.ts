import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, DatabaseKind } from '@flowhall/db';
import { createTestDatabase } from '@flowhall/testing/database';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../src/app.ts';
import { type Config, loadConfig } from '../src/config.ts';
import { deployFolder } from '../src/modules/definitions/index.ts';
import { insertOrganisation, PASSWORD } from './insert-organisation.ts';

const PROCESSES = join(import.meta.dirname, '../../../processes');

/** The items that most tests are about; compiling all of them for each file of tests takes long. */
export const USUAL_ITEMS: readonly string[] = ['leave-request', 'seal-use', 'temporary-card'];

/** Copies items of this repository into a folder. */
export function copyItems(folder: string, keys: readonly string[] = USUAL_ITEMS): void {
  for (const key of keys) cpSync(join(PROCESSES, key), join(folder, key), { recursive: true });
}

/** A person at work: calls the API as they would. */
export interface Caller {
  readonly id: string;
  /** The bytes of a file. */
  download(
    url: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; headers: Record<string, unknown>; bytes: Uint8Array }>;
  get(url: string, headers?: Record<string, string>): Promise<Answer>;
  post(url: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  put(url: string, body?: object): Promise<Answer>;
  patch(url: string, body?: object): Promise<Answer>;
  delete(url: string): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every kind
  readonly body: any;
  readonly text: string;
}

export interface ServiceHall {
  readonly app: FastifyInstance;
  readonly database: Database;
  /** Moves the clock that the server goes by. */
  advance(milliseconds: number): void;
  now(): Date;
  as(username: string): Promise<Caller>;
  /** Without signing in. */
  readonly nobody: Caller;
  close(): Promise<void>;
}

/** The whole server on a database of its own, with the demo university and some of the repository's service items. */
export async function startServiceHall(
  kind: DatabaseKind,
  settings: Partial<Config> = {},
  items: readonly string[] = USUAL_ITEMS,
): Promise<ServiceHall> {
  const database = await createTestDatabase(kind);
  const folder = mkdtempSync(join(tmpdir(), 'flowhall-api-'));
  let offset = 0;
  const clock = () => new Date(Date.now() + offset);
  await insertOrganisation(database.prisma);
  const log = { info: () => undefined, error: (details: object) => console.error(details) };
  const config = { ...loadConfig({ FLOWHALL_DATA_DIR: folder, FLOWHALL_DEMO: '1' }), signInLimit: 10_000, ...settings };
  const { runtime, processesDir = join(folder, 'processes') } = config;
  if (config.processesDir === undefined) copyItems(processesDir, items);
  await deployFolder({ prisma: database.prisma, clock, log, runtime }, processesDir);
  const app = await buildApp({
    config,
    database,
    clock,
    secret: 's'.repeat(32),
    runJobs: false,
    logger: { level: 'error' },
  });
  await app.ready();
  const callers = new Map<string, Promise<Caller>>();
  return {
    ...{ app, database },
    advance: (milliseconds) => {
      offset += milliseconds;
    },
    now: clock,
    as(username) {
      const known = callers.get(username) ?? signIn(app, username);
      callers.set(username, known);
      return known;
    },
    nobody: createCaller(app, '', {}),
    async close() {
      await app.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function signIn(app: FastifyInstance, username: string): Promise<Caller> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/login',
    payload: { username, password: PASSWORD },
  });
  const { accessToken, user } = answer.json();
  if (!accessToken) throw new Error(`${username} cannot sign in: ${answer.body}`);
  return createCaller(app, user.id, { authorization: `Bearer ${accessToken}` });
}

/** Calls the API with headers of its own. */
export function createCaller(app: FastifyInstance, id: string, own: Record<string, string>): Caller {
  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const answer = await app.inject({ method, url, headers: { ...own, ...headers }, ...(payload && { payload }) });
    const isJson = String(answer.headers['content-type']).includes('json');
    return {
      ...{ status: answer.statusCode, headers: answer.headers, text: answer.body },
      body: isJson ? answer.json() : null,
    };
  };
  return {
    id,
    download: async (url, headers) => {
      const answer = await app.inject({ url, headers: { ...own, ...headers } });
      return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
    },
    get: (url, headers) => call('GET', url, undefined, headers),
    post: (url, body = {}, headers) => call('POST', url, body, headers),
    put: (url, body) => call('PUT', url, body),
    patch: (url, body) => call('PATCH', url, body),
    delete: (url) => call('DELETE', url),
  };
}
