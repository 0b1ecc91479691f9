import { type Database, withTransaction } from '@flowhall/db';
import { createTestDatabase, DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { JobHandler } from './jobs.ts';
import { createPgBossJobs } from './pg-boss-jobs.ts';

interface Numbered {
  n: number;
}

const quiet = { warn: () => {}, error: () => {} };
const hours = (count: number) => new Date(Date.now() + count * 3_600_000);

describe.each(DATABASE_KINDS)('jobs on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(kind);
  });
  afterAll(() => database?.close());

  /** A queue of its own: other tests' jobs stay out. */
  async function open(name: string, handler: JobHandler<Numbered>, { run = false, retries = 0 } = {}) {
    const jobs = createPgBossJobs({ database, log: quiet, run });
    jobs.work(name, handler, { retries });
    await jobs.start();
    const enqueue = (n: number, options = {}) =>
      withTransaction(database.prisma, (tx) => jobs.enqueue(tx, name, { n }, options));
    return { jobs, enqueue };
  }

  it('of a transaction that rolled back never existed', async () => {
    const seen: number[] = [];
    const { jobs, enqueue } = await open('rolled-back', async ({ n }) => void seen.push(n));
    await withTransaction(database.prisma, async (tx) => {
      await jobs.enqueue(tx, 'rolled-back', { n: 1 });
      throw new Error('on purpose');
    }).catch(() => {});
    await enqueue(2);
    expect(await jobs.runDue()).toBe(1);
    expect(seen).toEqual([2]);
    await jobs.stop();
  });

  it('wait for their time', async () => {
    const seen: number[] = [];
    const { jobs, enqueue } = await open('delayed', async ({ n }) => void seen.push(n));
    await enqueue(1, { startAfter: hours(1) });
    await enqueue(2, { startAfter: hours(-1) });
    expect(await jobs.runDue()).toBe(1);
    await database.prisma.$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE name = 'delayed'`;
    await jobs.runDue();
    expect(seen).toEqual([2, 1]);
    await jobs.stop();
  });

  it('of one name are added together, each with its own time and key', async () => {
    const seen: number[] = [];
    const { jobs } = await open('many', async ({ n }) => void seen.push(n));
    await withTransaction(database.prisma, (tx) =>
      jobs.enqueueAll(tx, 'many', [
        { data: { n: 1 } },
        { data: { n: 2 }, startAfter: hours(1) },
        { data: { n: 3 }, singletonKey: 'same' },
        { data: { n: 4 }, singletonKey: 'same' },
      ]),
    );
    expect(await jobs.runDue()).toBe(2);
    expect(seen).toEqual([1, 3]);
    await jobs.stop();
  });

  it('that came due together are done one right after the other, not one a poll', async () => {
    const numbers = Array.from({ length: 60 }, (_one, n) => n);
    const seen: number[] = [];
    const waiting = await open('together', async () => {});
    await withTransaction(database.prisma, (tx) =>
      waiting.jobs.enqueueAll(
        tx,
        'together',
        numbers.map((n) => ({ data: { n } })),
      ),
    );
    await waiting.jobs.stop();
    const { jobs } = await open('together', async ({ n }) => void seen.push(n), { run: true });
    await vi.waitFor(() => expect(seen.toSorted((a, b) => a - b)).toEqual(numbers), { timeout: 25_000, interval: 50 });
    await jobs.stop();
  });

  it('with one key wait once; without, each counts', async () => {
    const seen: number[] = [];
    const { jobs, enqueue } = await open('keyed', async ({ n }) => void seen.push(n));
    for (const n of [1, 2, 3]) await enqueue(n, { singletonKey: 'same' });
    for (const n of [4, 5]) await enqueue(n);
    expect(await jobs.runDue()).toBe(3);
    expect(seen.sort()).toEqual([1, 4, 5]);
    await enqueue(6, { singletonKey: 'same' });
    expect(await jobs.runDue()).toBe(1);
    await jobs.stop();
  });

  it('may enqueue others while they run', async () => {
    const seen: number[] = [];
    const { jobs, enqueue } = await open('chain', async ({ n }) => {
      seen.push(n);
      if (n > 0) await enqueue(n - 1);
    });
    await enqueue(3);
    expect(await jobs.runDue()).toBe(4);
    expect(seen).toEqual([3, 2, 1, 0]);
    await jobs.stop();
  });

  it('run once although two workers wait for them, and run again after a failure', async () => {
    const seen: number[] = [];
    const failed = new Set<number>();
    const handler = async ({ n }: Numbered) => {
      if (n === 5 && !failed.has(n)) {
        failed.add(n);
        throw new Error('on purpose');
      }
      seen.push(n);
    };
    const first = await open('shared', handler, { run: true, retries: 3 });
    const second = await open('shared', handler, { run: true, retries: 3 });
    for (let n = 0; n < 10; n += 1) await (n % 2 === 0 ? first : second).enqueue(n);
    await vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(10), { timeout: 30_000, interval: 100 });
    await Promise.all([first.jobs.stop(), second.jobs.stop()]);
    expect(seen.sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('that run are finished before the queue stops', async () => {
    const began = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    let finished = false;
    const handler = async () => {
      began.resolve();
      await release.promise;
      finished = true;
    };
    const { jobs, enqueue } = await open('slow', handler, { run: true });
    await enqueue(1);
    await began.promise;
    const stopped = jobs.stop();
    release.resolve();
    await stopped;
    expect(finished).toBe(true);
    expect(await jobs.healthy()).toBe(false);
  });

  it('need a handler, named once and in time', async () => {
    const { jobs } = await open('named', async () => {});
    await expect(withTransaction(database.prisma, (tx) => jobs.enqueue(tx, 'unnamed', {}))).rejects.toThrow(
      'No handler was named for the job unnamed',
    );
    expect(() => jobs.work('late', async () => {})).toThrow('after the queue had started');
    await jobs.stop();
    const twice = createPgBossJobs({ database, log: quiet, run: false });
    twice.work('named', async () => {});
    expect(() => twice.work('named', async () => {})).toThrow('two handlers');
  });
});
