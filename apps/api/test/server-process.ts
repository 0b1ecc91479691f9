import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const SERVER = join(import.meta.dirname, '../src/server.ts');
const PASSWORD = 'flowhall';

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every kind
  readonly body: any;
}

/** The real server in a process of its own. */
export interface ServerProcess {
  readonly address: string;
  call(token: string, method: 'GET' | 'POST', path: string, body?: object, key?: string): Promise<Reply>;
  signIn(username: string): Promise<string>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** Starts the server and resolves when it is ready. @throws Error with its output when it ends before. */
export async function startServer(env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [SERVER], {
    env: { ...process.env, PORT: '0', FLOWHALL_DEMO: '1', LOG_LEVEL: 'error', NODE_ENV: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const address = await ready(child);
  const call: ServerProcess['call'] = async (token, method, path, body, key) => {
    const answer = await fetch(`${address}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
        ...(key && { 'idempotency-key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  };
  return {
    address,
    call,
    async signIn(username) {
      const { body } = await call('', 'POST', '/api/auth/login', { username, password: PASSWORD });
      return body.accessToken;
    },
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += String(chunk);
      const address = /is ready: (\S+)/.exec(output)?.[1];
      if (address) resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => reject(new Error(`The server ended before it was ready:\n${output}`)));
  });
}
