import fp from 'fastify-plugin';
import { createLiveEvents } from '../adapters/live-events.ts';

/** `app.events`: changes for people who look at a page right now. */
export const events = fp(
  async (app) => {
    const live = await createLiveEvents(app.database);
    app.decorate('events', live);
    app.addHook('onClose', () => live.close());
  },
  { name: 'events', dependencies: ['context'] },
);
