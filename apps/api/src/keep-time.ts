import { type InstanceServices, sweepRounds, sweepTimers } from './modules/instances/index.ts';
import { scheduleStarts } from './modules/start-events/index.ts';

/** Job that runs every minute. */
export const KEEP_TIME = 'keep-time';

/** A timer's own job has this long before another one is added for it. */
const PATIENCE_MS = 60_000;
/** Start timers get their jobs a little ahead of time. */
const AHEAD_MS = 3 * 60_000;

/** Finds timers and rounds whose job was lost, and gives start timers that soon come due theirs. */
export async function keepTime(services: InstanceServices): Promise<void> {
  const now = services.clock().getTime();
  await scheduleStarts(services, new Date(now + AHEAD_MS));
  await sweepTimers(services, new Date(now - PATIENCE_MS));
  await sweepRounds(services, new Date(now - PATIENCE_MS));
}
