import type { Transaction } from '@flowhall/db';
import { isTransient } from '../../lib/is-transient.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { actOnInstance, type InstanceServices, lockInstance } from '../instances/index.ts';
import * as handOvers from './hand-overs.repository.ts';

export const RUN_HAND_OVER = 'run-hand-over';

export interface HandOverJob {
  readonly handOverId: string;
}

export interface HandOverServices extends InstanceServices {
  /** Adds the job that goes on. */
  readonly goOn: (tx: Transaction, job: HandOverJob) => Promise<void>;
  /** Told of one whose job is done. */
  readonly finished: (tx: Transaction, handOver: handOvers.HandOverRow) => Promise<void>;
}

/** Instances of one job, so that others get their turn. */
const BATCH = 25;

/**
 * Hands over some instances, each in a transaction of its own, then leaves the rest to the next job. Running again is
 * harmless: what has been handed over no longer waits for whoever left.
 */
export async function runHandOver(services: HandOverServices, { handOverId }: HandOverJob): Promise<void> {
  const { prisma, clock, log } = services;
  const row = await handOvers.find(prisma, handOverId);
  if (!row || row.finishedAt) return;
  const done = row.pending.slice(0, BATCH);
  let failed = 0;
  for (const instanceId of done) {
    try {
      await withTransaction(prisma, (tx) => handOverOne(services, tx, row, instanceId));
    } catch (error) {
      // The database is busy or gone: the job is tried again.
      if (isTransient(error)) throw error;
      log.error({ err: error, handOverId, instanceId }, 'work not handed over');
      failed += 1;
    }
  }
  await withTransaction(prisma, async (tx) => {
    const after = await handOvers.progress(tx, row, { done, failed, at: clock() });
    if (after.finishedAt) await services.finished(tx, after);
    else await services.goOn(tx, { handOverId });
  });
}

async function handOverOne(
  services: HandOverServices,
  tx: Transaction,
  { fromUserId, toUserId, reason, createdById }: handOvers.HandOverRow,
  instanceId: string,
): Promise<void> {
  const { instance, definition } = await lockInstance(services, tx, { instanceId });
  const { status } = instance.state;
  if (status !== 'running' && status !== 'incident') return;
  const actor = { userId: createdById, operator: true };
  const action = { type: 'hand-over', fromUserId, toUserId, ...(reason && { opinion: reason }) } as const;
  await actOnInstance(services, tx, instance, definition, actor, action);
}
