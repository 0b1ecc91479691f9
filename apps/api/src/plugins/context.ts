import type { Database } from '@flowhall/db';
import fp from 'fastify-plugin';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';

export interface ContextOptions {
  config: Config;
  clock: Clock;
  database: Database;
}

/** What every module finds on `app`. The database is opened and closed by whoever builds the app. */
export const context = fp<ContextOptions>(
  async (app, { config, clock, database }) => {
    app.decorate('config', config);
    app.decorate('clock', clock);
    app.decorate('database', { getter: () => database });
  },
  { name: 'context' },
);
