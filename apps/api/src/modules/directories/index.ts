import type { FastifyInstance } from 'fastify';
import { sealPhone } from '../../adapters/personal-box.ts';
import { createSecretBox } from '../../adapters/secret-box.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { workPeriodically } from '../../periodic-jobs.ts';
import type { HandOverServices } from '../hand-overs/index.ts';
import { settleAsSuggested } from '../leavers/index.ts';
import { runDirectory } from './run-directory.ts';
import {
  type DirectoryJob,
  type DirectoryServices,
  RUN_DIRECTORY,
  SETTLE_LEAVER,
  type SettleLeaverJob,
} from './services.ts';
import { startDueRuns } from './start-run.ts';

export { directoriesRoutes } from './directories.routes.ts';

const MINUTE_MS = 60_000;

/** Names the jobs that read directories and settle what becomes of leavers' work by a rule. */
export function workOnDirectories(
  app: FastifyInstance,
  handOvers: HandOverServices,
  secret: string,
): DirectoryServices {
  const { prisma, clock, log, nextId } = handOvers;
  const { jobs } = app;
  const services: DirectoryServices = {
    ...{ prisma, clock, log, nextId, box: createSecretBox(secret) },
    sealPhone: (phone) => sealPhone(app.personal, phone),
    enqueueRun: (tx, job) => jobs.enqueue(tx, RUN_DIRECTORY, job),
    enqueueSettling: (tx, all) =>
      jobs.enqueueAll(
        tx,
        SETTLE_LEAVER,
        all.map((data) => ({ data })),
      ),
  };
  jobs.work<DirectoryJob>(RUN_DIRECTORY, (job) => runDirectory(services, job), { concurrency: 1 });
  jobs.work<SettleLeaverJob>(SETTLE_LEAVER, async (job) => {
    await withTransaction(prisma, (tx) => settleAsSuggested(handOvers, tx, job));
    handOvers.deputies.forget();
  });
  workPeriodically(app, prisma, {
    name: 'start-directory-runs',
    everyMs: MINUTE_MS,
    run: () => startDueRuns(services),
  });
  return services;
}
