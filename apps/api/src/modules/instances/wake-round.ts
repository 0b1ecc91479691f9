import { withTransaction } from '../../lib/transaction.ts';
import { actOnInstance } from './act-on-instance.ts';
import * as states from './instance-state.repository.ts';
import type { WakeJob } from './outside-jobs.ts';
import type { InstanceServices } from './services.ts';

/**
 * The time of an open round has come: its people are reminded, or what its step says about the end of the time is done.
 * Runs as a job, perhaps more than once and perhaps too late: what has been done or decided meanwhile is left alone.
 */
export async function wakeRound(services: InstanceServices, { instanceId, roundId }: WakeJob): Promise<void> {
  await withTransaction(services.prisma, async (tx) => {
    const instance = await states.lock(tx, { instanceId }, services.personal);
    if (!instance) return;
    const definition = await services.definitions.get(tx, instance.definitionId);
    await actOnInstance(services, tx, instance, definition, null, { type: 'round-time', roundId });
  });
}
