import { ApprovalError } from '@flowhall/approval';
import type { Transaction } from '@flowhall/db';
import type { Jobs } from '../../adapters/jobs.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { findStarts, type StartEvent } from '../definitions/index.ts';
import {
  BROADCAST_SIGNAL,
  continueInstance,
  type InstanceServices,
  type SignalJob,
  startInstance,
  takeReceipt,
} from '../instances/index.ts';
import { ownerOf } from '../start-events/index.ts';
import * as subscriptions from './subscriptions.repository.ts';

/** Instances that one job tells. */
const BATCH = 100;

/**
 * Tells some of the instances that listen, each in a transaction of its own, and leaves the others to another job; the
 * first one starts what the signal starts. Runs perhaps more than once: every instance hears the signal once.
 */
export async function broadcastSignal(services: InstanceServices, jobs: Jobs, signal: SignalJob): Promise<void> {
  const { id, name, variables, senderId, after } = signal;
  const listeners = { name, sentAt: new Date(signal.sentAt), exceptId: senderId };
  if (after === null) {
    for (const start of await findStarts(services.prisma, 'signal', [name])) await startBy(services, signal, start);
  }
  const ids = await subscriptions.findListening(services.prisma, listeners, after, BATCH);
  const command = { type: 'broadcast-signal', name, output: variables } as const;
  for (const instanceId of ids)
    await continueInstance(services, instanceId, { command }, { once: `${id} ${instanceId}` });
  const last = ids.at(-1);
  if (last === undefined || ids.length < BATCH) return;
  const next: SignalJob = { ...signal, after: last };
  await withTransaction(services.prisma, (tx) =>
    jobs.enqueue(tx, BROADCAST_SIGNAL, next, { singletonKey: `${id} ${last}` }),
  );
}

/** A process that cannot start keeps nobody else from hearing the signal. */
async function startBy(services: InstanceServices, signal: SignalJob, start: StartEvent): Promise<void> {
  const { elementId } = start;
  try {
    await withTransaction(services.prisma, async (tx: Transaction) => {
      if (!(await takeReceipt(tx, `${signal.id} ${start.id}`, services.clock()))) return;
      const definition = await services.definitions.get(tx, start.definitionId);
      const initiatorId = signal.initiatorId ?? (await ownerOf(services.directory(tx), definition));
      const { variables } = signal;
      await startInstance(services, tx, { definition, initiatorId, startEventId: elementId, variables });
    });
  } catch (error) {
    if (!(error instanceof ApprovalError)) throw error;
    services.log.error({ err: error, elementId, definitionId: start.definitionId }, 'signal cannot start a process');
  }
}
