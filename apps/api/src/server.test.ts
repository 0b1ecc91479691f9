import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestPostgres, type TestPostgres } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SERVER = join(import.meta.dirname, 'server.ts');

interface Program {
  child: ChildProcess;
  output(): string;
  errors(): string;
  /** Resolves to the address once the server is ready, or rejects when it ends before. */
  ready(): Promise<string>;
  ended(): Promise<number | null>;
}

function run(env: Record<string, string>): Program {
  const child = spawn(process.execPath, [SERVER], { env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', ...env } });
  let output = '';
  let errors = '';
  const ready = Promise.withResolvers<string>();
  ready.promise.catch(() => {});
  child.stdout.on('data', (chunk) => {
    output += chunk;
    const address = /ready: (\S+)/.exec(output)?.[1];
    if (address) ready.resolve(address);
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = once(child, 'close').then(([code]: (number | null)[]) => {
    ready.reject(new Error(`The server ended: ${output}${errors}`));
    return code ?? null;
  });
  return { child, output: () => output, errors: () => errors, ready: () => ready.promise, ended: () => ended };
}

describe('the server', () => {
  let folder: string;
  let postgres: TestPostgres;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flowhall-server-'));
    postgres = await startTestPostgres();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('starts without configuration, keeps its data to itself and stops when asked', async () => {
    const env = { PORT: '0', FLOWHALL_DATA_DIR: join(folder, 'embedded') };
    const program = run(env);
    const address = await program.ready();
    expect(await (await fetch(`${address}/api/ready`)).json()).toEqual({ status: 'ok' });
    expect(program.output()).toContain('director');

    const second = run(env);
    expect(await second.ended()).toBe(1);
    expect(second.errors()).toMatch(/^The data folder .* is in use by another Flowhall \(process \d+\).*\n$/);

    program.child.kill('SIGTERM');
    expect(await program.ended()).toBe(0);
    expect(program.errors()).toBe('');
  });

  it('starts twice at the same time on one new PostgreSQL', async () => {
    const url = await postgres.createDatabase();
    const env = { PORT: '0', DATABASE_URL: url, FLOWHALL_DEMO: '1' };
    const programs = ['a', 'b'].map((name) => run({ ...env, FLOWHALL_DATA_DIR: join(folder, name) }));
    const addresses = await Promise.all(programs.map((program) => program.ready()));
    const items = await Promise.all(
      addresses.map(async (address) => {
        const login = await fetch(`${address}/api/auth/login`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ username: 'director', password: 'flowhall' }),
        });
        const { accessToken } = (await login.json()) as { accessToken: string };
        const answer = await fetch(`${address}/api/items`, { headers: { authorization: `Bearer ${accessToken}` } });
        return answer.json();
      }),
    );
    expect(items[0]).toEqual(items[1]);
    for (const program of programs) program.child.kill('SIGTERM');
    expect(await Promise.all(programs.map((program) => program.ended()))).toEqual([0, 0]);
    await postgres.dropDatabase(url);
  });

  it('says in one line that its port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const address = holder.address();
    const port = String(typeof address === 'object' ? address?.port : 0);
    const program = run({ PORT: port, FLOWHALL_DATA_DIR: join(folder, 'taken') });
    expect(await program.ended()).toBe(1);
    expect(program.errors()).toBe(
      `Port ${port} on 127.0.0.1 is taken. Stop what uses it, or choose another with PORT.\n`,
    );
    holder.close();
  });

  it.each([
    [{ PORT: 'x' }, /^PORT must be a port number\.\n$/],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL is not a PostgreSQL address\..*\n$/],
    [{ DATABASE_URL: 'postgresql://u:secret@127.0.0.1:1/x' }, /^PostgreSQL at 127\.0\.0\.1:1\/x does not answer.*\n$/],
    [{ FLOWHALL_DATA_DIR: join(SERVER, 'below') }, /^The data folder .* cannot be written.*\n$/],
    [{ NODE_ENV: 'production', FLOWHALL_SECRET: 's'.repeat(32) }, /^NODE_ENV=production without DATABASE_URL.*\n$/],
  ])('with %j ends with one line', async (env, line) => {
    const program = run({ PORT: '0', FLOWHALL_DATA_DIR: join(folder, 'wrong'), ...env });
    expect(await program.ended()).toBe(1);
    expect(program.errors()).toMatch(line);
    expect(program.errors()).not.toContain('secret');
  });
});
