import type { Continuation, InstanceState } from '@flowhall/approval';
import type { Transaction } from '@flowhall/db';
import { withTransaction } from '../../lib/transaction.ts';
import { actOnInstance } from './act-on-instance.ts';
import * as states from './instance-state.repository.ts';
import * as receipts from './receipts.repository.ts';
import type { InstanceServices } from './services.ts';

export interface ContinueOptions {
  /** Names what is delivered, where the process would take it a second time: under this key it is taken once. */
  readonly once?: string;
  /** Nothing happens unless the locked instance is still like this. */
  readonly unless?: (state: InstanceState) => boolean;
}

/**
 * Goes on with an instance as the world says, in a transaction of its own; runs as a job, perhaps more than once and
 * perhaps too late: what nobody waits for (any more) does nothing. When the process cannot go on the instance gets an
 * incident, and administrators are told.
 */
export async function continueInstance(
  services: InstanceServices,
  instanceId: string,
  continuation: Continuation,
  { once, unless }: ContinueOptions = {},
): Promise<void> {
  await withTransaction(services.prisma, async (tx) => {
    if (once !== undefined && !(await receipts.take(tx, once, services.clock()))) return;
    await continueLocked(services, tx, instanceId, continuation, unless);
  });
}

/** The same in the caller's transaction. Says whether anything happened. */
export async function continueLocked(
  services: InstanceServices,
  tx: Transaction,
  instanceId: string,
  continuation: Continuation,
  unless?: ContinueOptions['unless'],
): Promise<boolean> {
  const instance = await states.lock(tx, { instanceId }, services.personal);
  if (!instance || unless?.(instance.state)) return false;
  const definition = await services.definitions.get(tx, instance.definitionId);
  const action = { type: 'continue', ...continuation } as const;
  return (await actOnInstance(services, tx, instance, definition, null, action)) !== instance;
}
