import type { PrismaClient } from '@flowhall/db';
import type { FastifyInstance } from 'fastify';
import { withTransaction } from './lib/transaction.ts';

export interface PeriodicJob {
  readonly name: string;
  readonly everyMs: number;
  /** After each start, too. */
  readonly atOnce?: boolean;
  readonly run: () => Promise<void>;
}

/** Runs something again and again, once for all servers of a database; a failure does not end the series. */
export function workPeriodically(
  app: FastifyInstance,
  prisma: PrismaClient,
  { name, everyMs, atOnce = false, run }: PeriodicJob,
): void {
  const { jobs } = app;
  const enqueueNext = (startAfter?: Date) =>
    withTransaction(prisma, (tx) =>
      jobs.enqueue(tx, name, {}, { singletonKey: startAfter ? 'next' : 'now', ...(startAfter && { startAfter }) }),
    );
  jobs.work(name, async () => {
    // First, so that a failure now does not end the series.
    await enqueueNext(new Date(Date.now() + everyMs));
    await run();
  });
  app.addHook('onReady', async () => {
    await enqueueNext(new Date(Date.now() + everyMs));
    if (atOnce) await enqueueNext();
  });
}
