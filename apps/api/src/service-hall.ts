import type { DatabaseClient } from '@flowhall/db';
import type { FastifyPluginAsync } from 'fastify';
import { v7 as uuid } from 'uuid';
import type { MessageChannel } from './adapters/channels/message-channel.ts';
import type { FileStorage } from './adapters/file-storage.ts';
import type { HttpConnector } from './adapters/http-connector/http-connector.ts';
import type { Mailer } from './adapters/mailer.ts';
import { createDirectory, createOrganisation } from './adapters/organisation-directory.ts';
import type { PdfRenderer } from './adapters/pdf-renderer/pdf-renderer.ts';
import type { Secrets } from './adapters/secrets.ts';
import { originOf } from './config.ts';
import { countList } from './count-list.ts';
import type { Actor } from './http/actor.ts';
import { FORGET_ANSWERS, forgetAnswers } from './http/forget-answers.ts';
import { KEEP_TIME, keepTime } from './keep-time.ts';
import { accountRoutes } from './modules/account/index.ts';
import { attachmentsRoutes, SWEEP_ATTACHMENTS, sweepAttachments } from './modules/attachments/index.ts';
import { SITE_NAME } from './modules/auth/index.ts';
import { calendarRoutes, createOrganisationCalendar } from './modules/calendar/index.ts';
import { commentsRoutes } from './modules/comments/index.ts';
import { createDefinitionCache, definitionsRoutes } from './modules/definitions/index.ts';
import { createActiveDeputies, deputiesRoutes } from './modules/deputies/index.ts';
import { directoriesRoutes, workOnDirectories } from './modules/directories/index.ts';
import { draftsRoutes } from './modules/drafts/index.ts';
import { handOversRoutes, workOnHandOvers } from './modules/hand-overs/index.ts';
import { incidentsRoutes } from './modules/incidents/index.ts';
import {
  forgetReceipts,
  type InstanceServices,
  instancesRoutes,
  mayReadInstance,
  type WaitingExecution,
  workOnInstances,
  workOnRecounting,
} from './modules/instances/index.ts';
import { itemsRoutes, startableItem } from './modules/items/index.ts';
import { finishLeaving, leaversRoutes } from './modules/leavers/index.ts';
import { messagesRoutes, workOnMessages } from './modules/messages/index.ts';
import {
  type MigrationJob,
  type MigrationServices,
  migrationsRoutes,
  RUN_MIGRATION,
  runMigration,
} from './modules/migrations/index.ts';
import { createNotifications } from './modules/notifications/index.ts';
import { CLOSE_EXPIRED, closeExpired } from './modules/org/index.ts';
import { passwordsRoutes } from './modules/passwords/index.ts';
import {
  KEEP_RETENTION,
  keepRetention,
  personalDataRoutes,
  SEAL_EXISTING,
  sealExisting,
} from './modules/personal-data/index.ts';
import { createPhoneCodes } from './modules/phone-codes/index.ts';
import { savedViewsRoutes } from './modules/saved-views/index.ts';
import { enqueueRun, externalTasksRoutes, RUN_SERVICE_JOB, retryJobs, runJob } from './modules/service-jobs/index.ts';
import { sheetsRoutes } from './modules/sheets/index.ts';
import { signaturesRoutes } from './modules/signatures/index.ts';
import { START_BY_TIMER, type StartTimerJob, startByTimer } from './modules/start-events/index.ts';
import { studioRoutes } from './modules/studio/index.ts';
import { tasksRoutes } from './modules/tasks/index.ts';
import { visitorsRoutes } from './modules/visitors/index.ts';
import { workPeriodically } from './periodic-jobs.ts';

/** A campus reaches the server through few addresses. */
const CODES_FACTOR = 3;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface ServiceHallOptions {
  readonly storage: FileStorage;
  /** Ways to reach people outside the application. */
  readonly channels: readonly MessageChannel[];
  /** What service tasks reach other systems by. */
  readonly http: HttpConnector;
  readonly mailer?: Mailer;
  readonly secrets: Secrets;
  readonly renderer: PdfRenderer;
  /** Signs tokens. */
  readonly secret: string;
}

/** Items, applications, tasks and what belongs to them, and the jobs that they enqueue. */
export const serviceHall: FastifyPluginAsync<ServiceHallOptions> = async (app, options) => {
  const { storage, channels, http, mailer, secrets, renderer } = options;
  const { clock, config, events, jobs } = app;
  const { prisma } = app.database;
  const calendar = await createOrganisationCalendar(app.database, app.log);
  app.addHook('onClose', () => calendar.close());
  const definitions = createDefinitionCache();
  const organisation = createOrganisation(clock);
  const directory = (db: DatabaseClient) => createDirectory(db, organisation);
  const deputies = createActiveDeputies(clock);
  const { external, notify: tell } = await createNotifications(app, { channels, calendar, deputies });

  const instances: InstanceServices = {
    prisma,
    clock,
    personal: app.personal,
    calendar,
    log: app.log,
    definitions,
    directory,
    deputies,
    external,
    // Ordered by time: rows of one action keep the order in which they came to be, and indexes grow at their end.
    nextId: () => uuid(),
    enqueueAll: jobs.enqueueAll,
    startJobs: (tx, executions) => enqueueRun(jobs, tx, executions),
    retryJobs: (tx, executions) => retryJobs({ jobs, clock }, tx, executions),
    notify: tell,
    publish: events.publish,
  };
  const origin = originOf(config);
  const serviceJobs = { instances, jobs, http, secrets, storage, renderer, origin, ...(mailer && { mailer }) };
  // Its own attempts are counted elsewhere: these make up for servers and databases that went away.
  jobs.work<WaitingExecution>(RUN_SERVICE_JOB, (at, { signal }) => runJob(serviceJobs, at, signal), {
    retries: 80,
    concurrency: 8,
  });
  const migrations: MigrationServices = {
    ...instances,
    goOnWith: (tx, job, startAfter) =>
      jobs.enqueue(tx, RUN_MIGRATION, job, {
        singletonKey: startAfter ? `${job.migrationId} later` : job.migrationId,
        ...(startAfter && { startAfter }),
      }),
  };
  jobs.work<MigrationJob>(RUN_MIGRATION, (job) => runMigration(migrations, job), { concurrency: 1 });
  workOnInstances(jobs, instances);
  workOnMessages(jobs, instances);
  jobs.work<StartTimerJob>(START_BY_TIMER, (job) => startByTimer(instances, job), { retries: 80 });
  workPeriodically(app, prisma, {
    name: FORGET_ANSWERS,
    everyMs: DAY_MS,
    run: async () => {
      await forgetAnswers(prisma, clock());
      await forgetReceipts(prisma, clock());
    },
  });
  workPeriodically(app, prisma, {
    name: SWEEP_ATTACHMENTS,
    everyMs: HOUR_MS,
    run: async () => void (await sweepAttachments({ prisma, storage, clock, log: app.log })),
  });
  workPeriodically(app, prisma, {
    name: SEAL_EXISTING,
    everyMs: DAY_MS,
    atOnce: true,
    run: () => sealExisting({ prisma, personal: app.personal, formerKeys: config.formerSecrets.length > 0 }),
  });
  workPeriodically(app, prisma, {
    name: KEEP_RETENTION,
    everyMs: DAY_MS,
    run: async () => void (await keepRetention({ prisma, storage, personal: app.personal, clock, log: app.log })),
  });
  workPeriodically(app, prisma, {
    name: CLOSE_EXPIRED,
    everyMs: HOUR_MS,
    run: () => closeExpired(prisma, clock()),
  });
  workPeriodically(app, prisma, { name: KEEP_TIME, everyMs: MINUTE_MS, run: () => keepTime(instances) });

  const recounting = workOnRecounting(jobs, instances, () => calendar.refresh());
  await app.register(calendarRoutes, { calendar, recounting });
  await app.register(definitionsRoutes, { prisma, clock, definitions });
  await app.register(itemsRoutes, { prisma, clock, calendar, definitions, directory, external });
  const sms = channels.find((channel) => channel.name === 'sms');
  const phoneCodes = {
    ...{ prisma, clock, sms },
    codes: createPhoneCodes(options.secret),
    siteName: SITE_NAME.zh,
    addressLimit: config.signInLimit * CODES_FACTOR,
    totalLimit: config.codesLimit,
    showCode: config.demo && !sms,
  };
  await app.register(visitorsRoutes, { ...phoneCodes, definitions });
  await app.register(accountRoutes, phoneCodes);
  await app.register(passwordsRoutes, { secret: options.secret, origin, ...(mailer && { mailer }) });
  await app.register(draftsRoutes, {
    definitions,
    personal: app.personal,
    findStartable: (db: DatabaseClient, userId: string, key: string) => startableItem(db, definitions, userId, key),
  });
  await app.register(instancesRoutes, instances);
  await app.register(messagesRoutes, instances);
  await app.register(incidentsRoutes, instances);
  await app.register(tasksRoutes, instances);
  await app.register(savedViewsRoutes, {
    count: (list, userId, filters) => countList(instances, list, userId, filters),
  });
  await app.register(migrationsRoutes, migrations);
  await app.register(studioRoutes, {
    ...{ prisma, clock, migrations, runtime: config.runtime },
    ...{ publish: events.publish, secret: options.secret },
  });
  const mayRead = (db: DatabaseClient, actor: Actor, instanceId: string) =>
    mayReadInstance({ clock }, db, actor, instanceId);
  await app.register(attachmentsRoutes, {
    prisma,
    storage,
    uploadLimit: config.uploadLimitBytes,
    mayReadInstance: mayRead,
  });
  const findPeople = (db: DatabaseClient, ids: readonly string[]) => directory(db).peopleByIds(ids);
  const handOvers = workOnHandOvers(app, instances, (tx, row) => finishLeaving(tx, row, clock()));
  await app.register(handOversRoutes, handOvers);
  await app.register(leaversRoutes, handOvers);
  await app.register(directoriesRoutes, workOnDirectories(app, handOvers, options.secret));
  await app.register(deputiesRoutes, { clock, active: deputies, findPeople, notify: tell });
  await app.register(commentsRoutes, {
    clock,
    mayReadInstance: mayRead,
    findPeople,
    notify: tell,
    publish: events.publish,
  });
  await app.register(externalTasksRoutes, serviceJobs);
  await app.register(personalDataRoutes, { ...instances, storage });
  await app.register(signaturesRoutes);
  await app.register(sheetsRoutes, { ...instances, storage, renderer });
};
