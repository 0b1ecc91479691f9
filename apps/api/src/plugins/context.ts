import type { Database } from '@flowhall/db';
import fp from 'fastify-plugin';
import type { PersonalBox } from '../adapters/personal-box.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';

export interface ContextOptions {
  config: Config;
  clock: Clock;
  database: Database;
  personal: PersonalBox;
}

/** What every module finds on `app`. The database is opened and closed by whoever builds the app. */
export const context = fp<ContextOptions>(
  async (app, { config, clock, database, personal }) => {
    app.decorate('config', config);
    app.decorate('clock', clock);
    app.decorate('personal', { getter: () => personal });
    app.decorate('database', { getter: () => database });
  },
  { name: 'context' },
);
