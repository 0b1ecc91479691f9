import fp from 'fastify-plugin';
import { createPgBossJobs } from '../adapters/pg-boss-jobs.ts';

/** `app.jobs`. Modules name their handlers while they register; work begins when the app is ready. */
export const jobs = fp<{ run: boolean }>(
  async (app, { run }) => {
    const queue = createPgBossJobs({ database: app.database, log: app.log, run });
    app.decorate('jobs', queue);
    app.addHook('onReady', () => queue.start());
    app.addHook('onClose', () => queue.stop());
  },
  { name: 'jobs', dependencies: ['context'] },
);
