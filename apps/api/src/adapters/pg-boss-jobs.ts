import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '@flowhall/db';
import { type ConstructorOptions, type Db, fromPglite, type Job, type JobPollingOptions, PgBoss } from 'pg-boss';
import { UnexpectedError } from '../errors.ts';
import type { JobHandler, Jobs, NewJob, WorkOptions } from './jobs.ts';

export interface JobsLog {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface JobsOptions {
  database: Database;
  log: JobsLog;
  /** Whether this process works on jobs; without, it only enqueues them. */
  run: boolean;
}

/** Jobs with the life cycle of the process that runs them. */
export interface RunningJobs extends Jobs {
  start(): Promise<void>;
  /** Takes no new job and waits for the running ones, at most `timeout` milliseconds. */
  stop(timeout?: number): Promise<void>;
}

interface Queue {
  options: WorkOptions;
  run: (job: Job<object>) => Promise<void>;
}

const DEFAULT_CONCURRENCY = 2;
const DEFAULT_RETRIES = 8;
/** A new job wakes its worker at once; polling finds those whose time has come. */
const POLL_SECONDS = 2;
const FIRST_RETRY_SECONDS = 2;
/** A process that has said nothing for so long is dead: its jobs go to others. */
const HEARTBEAT_SECONDS = 20;
const LOOK_FOR_DEAD_SECONDS = 10;
const LONGEST_RETRY_SECONDS = 3600;

function bossOptions(database: Database, run: boolean): ConstructorOptions {
  const watch = { superviseIntervalSeconds: LOOK_FOR_DEAD_SECONDS, monitorIntervalSeconds: LOOK_FOR_DEAD_SECONDS };
  const shared = { useListenNotify: run, supervise: run, schedule: false, ...watch };
  return database.kind === 'pglite'
    ? { ...shared, backend: 'pglite', db: fromPglite(database.pglite) }
    : { ...shared, connectionString: database.url, max: 3, application_name: 'flowhall-jobs' };
}

/** Nobody asks for the ids of new jobs, so that they may go to the database with the commit. */
const executing = (tx: Transaction): Db => ({
  async executeSql(text, values = []) {
    await tx.$executeRawUnsafe(text, ...values);
    return { rows: [] };
  },
});

/** Jobs on pg-boss, in the `pgboss` schema of the application's database. */
export function createPgBossJobs({ database, log, run }: JobsOptions): RunningJobs {
  const boss = new PgBoss(bossOptions(database, run));
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));
  boss.on('warning', (warning) => log.warn({ warning }, 'job queue'));
  const queues = new Map<string, Queue>();
  let started = false;

  async function openQueue(name: string, { options, run: runJob }: Queue): Promise<void> {
    // `short`: of the jobs with one key only one waits. Jobs without a key get their own.
    const settings = {
      notify: true,
      retryLimit: options.retries ?? DEFAULT_RETRIES,
      retryBackoff: true,
      retryDelay: FIRST_RETRY_SECONDS,
      heartbeatSeconds: HEARTBEAT_SECONDS,
    };
    await boss.createQueue(name, { ...settings, policy: 'short', retryDelayMax: LONGEST_RETRY_SECONDS });
    // A queue that was there keeps what it began with: an earlier release may have said something else.
    await boss.updateQueue(name, settings);
    // Reads the queue into pg-boss's memory. Were it read by the first `enqueue`, that query would wait for the connection
    // that the enqueuing transaction holds: on the embedded database, for ever.
    await boss.findJobs(name, { id: randomUUID() });
    if (!run) return;
    const polling = { pollingIntervalSeconds: POLL_SECONDS, notifyPollingIntervalSeconds: POLL_SECONDS };
    const workers = options.concurrency ?? DEFAULT_CONCURRENCY;
    for (let worker = 0; worker < workers; worker += 1) await openWorker(name, polling, runJob);
  }

  /** After a job a worker looks for the next at once: left to itself it would sleep until the next poll, work or not. */
  async function openWorker(name: string, polling: JobPollingOptions, runJob: Queue['run']): Promise<void> {
    const id = await boss.work<object>(name, polling, async (jobs) => {
      try {
        for (const job of jobs) await runJob(job);
      } finally {
        boss.notifyWorker(id);
      }
    });
  }

  async function runDueOf(name: string, queue: Queue): Promise<number> {
    const [job] = await boss.fetch<object>(name);
    if (!job) return 0;
    try {
      await queue.run(job);
      await boss.complete(name, job.id);
    } catch (error) {
      await boss.fail(name, job.id);
      throw error;
    }
    return 1 + (await runDueOf(name, queue));
  }

  async function enqueueAll(tx: Transaction, name: string, jobs: readonly NewJob[]): Promise<void> {
    if (!queues.has(name)) throw new UnexpectedError(`No handler was named for the job ${name}`);
    if (jobs.length === 0) return;
    const rows = jobs.map(({ data, startAfter, singletonKey = randomUUID() }) => ({ data, startAfter, singletonKey }));
    await boss.insert(name, rows, { db: executing(tx) });
  }

  return {
    enqueue: (tx, name, data, options) => enqueueAll(tx, name, [{ ...options, data }]),
    enqueueAll,
    work<T extends object>(name: string, handler: JobHandler<T>, options: WorkOptions = {}) {
      if (started) throw new UnexpectedError(`The job ${name} was named after the queue had started`);
      if (queues.has(name)) throw new UnexpectedError(`The job ${name} has two handlers`);
      queues.set(name, {
        options,
        run: async ({ id, data, signal = new AbortController().signal }) => {
          try {
            await handler(data as T, { id, signal });
          } catch (error) {
            log.error({ err: error, job: name, jobId: id }, 'job failed');
            throw error;
          }
        },
      });
    },
    async runDue() {
      let total = 0;
      for (let ran = -1; ran !== 0; total += ran) {
        ran = 0;
        for (const [name, queue] of queues) ran += await runDueOf(name, queue);
      }
      return total;
    },
    async healthy() {
      return started && (await boss.isInstalled());
    },
    async start() {
      await boss.start();
      for (const [name, queue] of queues) await openQueue(name, queue);
      started = true;
    },
    async stop(timeout = 20_000) {
      if (!started) return;
      started = false;
      await boss.stop({ graceful: true, timeout });
    },
  };
}
