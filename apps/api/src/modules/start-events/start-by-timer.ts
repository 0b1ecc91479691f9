import { ApprovalError } from '@flowhall/approval';
import { nextStartTimerDue } from '@flowhall/engine';
import type { NewJob } from '../../adapters/jobs.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { lockDueStart, putOnStart } from '../definitions/index.ts';
import { type InstanceServices, startInstance } from '../instances/index.ts';
import { ownerOf } from './owner.ts';

export const START_BY_TIMER = 'start-by-timer';

/** A start timer's job: for this time, not for another. */
export interface StartTimerJob {
  readonly id: string;
  readonly dueAt: string;
}

/** While a start timer's job waits, another one for the same time is not added. */
export const startTimerJob = ({ id, dueAt }: { readonly id: string; readonly dueAt: Date }): NewJob => ({
  data: { id, dueAt: dueAt.toISOString() } satisfies StartTimerJob,
  startAfter: dueAt,
  singletonKey: `${id} ${dueAt.toISOString()}`,
});

/**
 * A start timer came due: starts one instance and puts the timer on to its next time, in one transaction, so that each
 * time starts exactly one. A closed item starts none; a process that cannot start is reported, and the next time tries.
 */
export async function startByTimer(services: InstanceServices, { id, dueAt }: StartTimerJob): Promise<void> {
  await withTransaction(services.prisma, async (tx) => {
    const start = await lockDueStart(tx, id, new Date(dueAt));
    if (!start) return;
    const definition = await services.definitions.get(tx, start.definitionId);
    const { elementId, definitionId } = start;
    const timer = definition.model.nodes.get(elementId)?.eventDefinitions.find((one) => one.timer)?.timer;
    const happened = { dueAt: start.dueAt, repeat: start.times };
    const next = timer && nextStartTimerDue(elementId, timer, happened, services.clock());
    await putOnStart(tx, id, next ? { dueAt: next.dueAt, times: next.repeat ?? 1 } : null);
    if (next) await services.enqueueAll(tx, START_BY_TIMER, [startTimerJob({ id, dueAt: next.dueAt })]);
    if (!start.enabled) return;
    try {
      const initiatorId = await ownerOf(services.directory(tx), definition);
      await startInstance(services, tx, { definition, initiatorId, startEventId: elementId, variables: {} });
    } catch (error) {
      if (!(error instanceof ApprovalError)) throw error;
      services.log.error({ err: error, elementId, definitionId }, 'timer cannot start a process');
    }
  });
}
