import { setTimeout as pause } from 'node:timers/promises';
import { type ServerProcess, startServer } from '@flowhall/testing/server-process';

const RESTART_MS = 500;

/** Server processes on one database, some of which may be down just now. */
export class Servers {
  private readonly env: Record<string, string>;
  private readonly random: () => number;
  private readonly places: (ServerProcess | undefined)[] = [];
  kills = 0;

  constructor(env: Record<string, string>, random: () => number) {
    this.env = env;
    this.random = random;
  }

  async start(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, (_one, place) => this.startAt(place)));
  }

  /** Any that is up; waits for one when none is. */
  async any(): Promise<ServerProcess> {
    for (;;) {
      const up = this.places.filter((server) => server !== undefined);
      const server = up[Math.floor(this.random() * up.length)];
      if (server) return server;
      await pause(RESTART_MS);
    }
  }

  /** Ends one in the middle of whatever it does and starts another in its place. */
  async killOne(): Promise<void> {
    const place = Math.floor(this.random() * this.places.length);
    const server = this.places[place];
    this.places[place] = undefined;
    if (server) this.kills += 1;
    await server?.kill();
    await pause(this.random() * RESTART_MS);
    await this.startAt(place);
  }

  async stop(): Promise<void> {
    await Promise.all(this.places.map((server) => server?.kill()));
  }

  /** Tries until it is up: the database may be down itself. */
  private async startAt(place: number): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.places[place] = await startServer(this.env);
        return;
      } catch (error) {
        if (attempt === 20) throw error;
        await pause(RESTART_MS);
      }
    }
  }
}
