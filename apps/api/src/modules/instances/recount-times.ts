import type { DatabaseClient, Transaction } from '@flowhall/db';
import type { Jobs } from '../../adapters/jobs.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { actOnInstance } from './act-on-instance.ts';
import * as states from './instance-state.repository.ts';
import type { WakeJob } from './outside-jobs.ts';
import type { InstanceServices } from './services.ts';
import * as timers from './timers.repository.ts';

const RECOUNT_TIMES = 'recount-times';
const RECOUNT_ROUNDS = 'recount-rounds';
const AT_ONCE = 100;

interface RecountJob {
  readonly rounds: readonly WakeJob[];
}

/** What is to be done about open steps when the working calendar changes. */
export interface Recounting {
  /** Counts the due times of open steps anew once `tx` has committed. */
  start(tx: Transaction): Promise<void>;
  /** How many open steps have a time that is not over. */
  count(db: DatabaseClient): Promise<number>;
}

/**
 * Due times of open steps follow the working calendar: a job finds them, further ones count them anew, each step in a
 * transaction of its own. All of it may happen twice.
 *
 * @param refresh reads the calendar anew: this server may not have heard yet that it has changed
 */
export function workOnRecounting(jobs: Jobs, services: InstanceServices, refresh: () => Promise<void>): Recounting {
  jobs.work(RECOUNT_TIMES, async () => {
    await withTransaction(services.prisma, async (tx) => {
      const rounds = await timers.findTimed(tx);
      const parts = Array.from({ length: Math.ceil(rounds.length / AT_ONCE) }, (_, part) => ({
        data: { rounds: rounds.slice(part * AT_ONCE, (part + 1) * AT_ONCE) } satisfies RecountJob,
      }));
      await jobs.enqueueAll(tx, RECOUNT_ROUNDS, parts);
    });
  });
  jobs.work<RecountJob>(RECOUNT_ROUNDS, async ({ rounds }) => {
    await refresh();
    for (const round of rounds) await recountRound(services, round);
  });
  return { start: (tx) => jobs.enqueue(tx, RECOUNT_TIMES, {}), count: timers.countTimed };
}

async function recountRound(services: InstanceServices, { instanceId, roundId }: WakeJob): Promise<void> {
  await withTransaction(services.prisma, async (tx) => {
    const instance = await states.lock(tx, { instanceId }, services.personal);
    if (!instance) return;
    const definition = await services.definitions.get(tx, instance.definitionId);
    await actOnInstance(services, tx, instance, definition, null, { type: 'recount-time', roundId });
  });
}
