import { ApprovalError } from '@flowhall/approval';
import { withTransaction } from '../../lib/transaction.ts';
import { actOnInstance } from './act-on-instance.ts';
import * as states from './instance-state.repository.ts';
import { recordIncident } from './record-incident.ts';
import type { InstanceServices, TimerJob } from './services.ts';

export const FIRE_TIMER = 'fire-timer';

/**
 * A timer came due; runs as a job, perhaps more than once and perhaps too late. A timer that nothing waits for any more
 * does nothing. When the process cannot go on the instance becomes an incident, and administrators are told.
 */
export async function fireTimer(services: InstanceServices, job: TimerJob): Promise<void> {
  const { instanceId, executionId } = job;
  try {
    await withTransaction(services.prisma, async (tx) => {
      const instance = await states.lock(tx, instanceId);
      if (!instance?.state.timers.some((timer) => timer.executionId === executionId)) return;
      const definition = await services.definitions.get(tx, instance.definitionId);
      await actOnInstance(services, tx, instance, definition, null, { type: 'fire-timer', executionId });
    });
  } catch (error) {
    if (!(error instanceof ApprovalError)) throw error;
    await recordIncident(services, instanceId, error);
  }
}
