import type { Continuation } from '@flowhall/approval';
import { withTransaction } from '../../lib/transaction.ts';
import { actOnInstance } from './act-on-instance.ts';
import * as states from './instance-state.repository.ts';
import type { InstanceServices } from './services.ts';

/**
 * Goes on with an instance as the world says, in a transaction of its own; runs as a job, perhaps more than once and
 * perhaps too late: what nobody waits for (any more) does nothing. When the process cannot go on the instance gets an
 * incident, and administrators are told.
 */
export async function continueInstance(
  services: InstanceServices,
  instanceId: string,
  continuation: Continuation,
): Promise<void> {
  await withTransaction(services.prisma, async (tx) => {
    const instance = await states.lock(tx, { instanceId });
    if (!instance) return;
    const definition = await services.definitions.get(tx, instance.definitionId);
    const action = { type: 'continue', ...continuation } as const;
    await actOnInstance(services, tx, instance, definition, null, action);
  });
}
