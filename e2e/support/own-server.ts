import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** A server that one test has to itself, to stop it and start it again on the same data. */
export class OwnServer {
  readonly url: string;
  readonly #port: number;
  readonly #dataFolder: string;
  #process: ChildProcess | undefined;

  private constructor(port: number, dataFolder: string) {
    this.#port = port;
    this.#dataFolder = dataFolder;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async create(): Promise<OwnServer> {
    return new OwnServer(await freePort(), await mkdtemp(join(tmpdir(), 'flowhall-e2e-')));
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    const server = spawn(process.execPath, [join(import.meta.dirname, '../../apps/api/src/server.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(this.#port),
        DATABASE_URL: '',
        FLOWHALL_DATA_DIR: this.#dataFolder,
        FLOWHALL_DEMO: '1',
        LOG_LEVEL: 'error',
      },
    });
    this.#process = server;
    await new Promise<void>((resolve, reject) => {
      server.stdout.on('data', (text: Buffer) => {
        if (text.includes('Flowhall is ready')) resolve();
      });
      server.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
    });
  }

  async stop(): Promise<void> {
    const server = this.#process;
    this.#process = undefined;
    if (!server || server.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  }

  async dispose(): Promise<void> {
    await this.stop();
    await rm(this.#dataFolder, { recursive: true, force: true });
  }
}
