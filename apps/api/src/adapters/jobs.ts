import type { Transaction } from '@flowhall/db';

export interface EnqueueOptions {
  /** Not before; absent: as soon as a worker is free. */
  startAfter?: Date;
  /** While a job with this key waits, another one with the same name and key is not added. */
  singletonKey?: string;
}

export interface RunningJob {
  readonly id: string;
  /** Aborted when the server must stop before the handler is done; the job then runs again. */
  readonly signal: AbortSignal;
}

/** Runs at least once for every job: it must be idempotent. What it throws makes the job run again later. */
export type JobHandler<T extends object> = (data: T, job: RunningJob) => Promise<void>;

export interface WorkOptions {
  /** Jobs of this name that one process runs at the same time; 2 unless told. */
  concurrency?: number;
  /** Further attempts after a failure, with growing pauses; 8 unless told. */
  retries?: number;
}

/** A job to be added; `data` must be JSON. */
export interface NewJob extends EnqueueOptions {
  data: object;
}

/** Everything that happens later or outside a request. Jobs live in the database: they survive the process. */
export interface Jobs {
  /** Adds a job when `tx` commits; leaves nothing behind when it rolls back. `data` must be JSON. */
  enqueue(tx: Transaction, name: string, data: object, options?: EnqueueOptions): Promise<void>;
  /** The same for several jobs of one name, at the cost of one. */
  enqueueAll(tx: Transaction, name: string, jobs: readonly NewJob[]): Promise<void>;
  /** Names a handler. To be called while the app is built: a name without a handler cannot be enqueued. */
  work<T extends object>(name: string, handler: JobHandler<T>, options?: WorkOptions): void;
  /** Runs all jobs that are due now, one after the other, and those that they enqueue. Resolves to how many ran. */
  runDue(): Promise<number>;
  /** Whether the queue answers. */
  healthy(): Promise<boolean>;
}
