import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { DEMO_PASSWORD } from '@flowhall/demo';

const SERVER = fileURLToPath(new URL('../../../apps/api/src/server.ts', import.meta.url));

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every kind
  readonly body: any;
}

/** The real server in a process of its own. */
export interface ServerProcess {
  readonly address: string;
  readonly pid: number;
  /** What it said before it was ready. */
  readonly output: string;
  call(token: string, method: 'GET' | 'POST', path: string, body?: object | FormData, key?: string): Promise<Reply>;
  /** Signs in an account with the demo's password. */
  signIn(username: string): Promise<string>;
  /** Asks it to end what it does and waits until it has. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/**
 * Starts the server and resolves when it is ready. It listens on a free port of 127.0.0.1 and serves the demo unless told.
 *
 * @param env variables of the server on top of this process's
 * @param nodeArgs arguments of Node itself, such as `--cpu-prof`
 * @throws Error with its output when it ends before
 */
export async function startServer(
  env: Record<string, string>,
  nodeArgs: readonly string[] = [],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...nodeArgs, SERVER], {
    env: { ...process.env, PORT: '0', FLOWHALL_DEMO: '1', LOG_LEVEL: 'error', NODE_ENV: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { address, output } = await ready(child);
  const call: ServerProcess['call'] = async (token, method, path, body, key) => {
    const json = body && !(body instanceof FormData);
    const answer = await fetch(`${address}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(json && { 'content-type': 'application/json' }),
        ...(key && { 'idempotency-key': key }),
      },
      ...(body && { body: json ? JSON.stringify(body) : body }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    address,
    pid: child.pid ?? 0,
    output,
    call,
    async signIn(username) {
      const { body } = await call('', 'POST', '/api/auth/login', { username, password: DEMO_PASSWORD });
      return body.accessToken;
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

function ready(child: ChildProcess): Promise<{ address: string; output: string }> {
  return new Promise((resolve, reject) => {
    let output = '';
    const streams = [child.stdout, child.stderr];
    const read = (chunk: Buffer) => {
      output += String(chunk);
      const address = /is ready: (\S+)/.exec(output)?.[1];
      if (!address) return;
      // Read on and forget: a full pipe would stop the server.
      for (const stream of streams) stream?.off('data', read).resume();
      resolve({ address, output });
    };
    for (const stream of streams) stream?.on('data', read);
    child.once('exit', () => reject(new Error(`The server ended before it was ready:\n${output}`)));
  });
}
