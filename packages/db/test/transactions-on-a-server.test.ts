import { createTestDatabase } from '@flowhall/testing/database';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Database, type DatabaseClient, isTransient, type Transaction, withTransaction } from '../src/index.ts';

describe('transactions on a server', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase('postgres');
  });
  afterAll(() => database.close());
  afterEach(() => vi.useRealTimers());

  const raw = (tx: DatabaseClient) => tx.$queryRaw`SELECT 1`;
  const typed = (tx: DatabaseClient) => tx.numberSequence.count();
  const terminating = async (tx: Transaction) => tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
  const terminated = (ask: (tx: Transaction) => Promise<unknown>) => async (tx: Transaction) => {
    const [own] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS "pid"`;
    await database.prisma.$queryRaw`SELECT pg_terminate_backend(${own?.pid}::int, 5000)`;
    await ask(tx);
  };

  it.each([
    ['by a raw statement', terminating],
    ['before a raw statement', terminated(raw)],
    ['before a statement of Prisma', terminated(typed)],
    ['between two statements together', terminated((tx) => Promise.all([raw(tx), raw(tx)]))],
  ])('whose connection is lost %s may be tried again later, and are not at once', async (_, work) => {
    let runs = 0;
    const lost: unknown = await withTransaction(database.prisma, (tx) => {
      runs += 1;
      return work(tx);
    }).catch((error) => error);
    expect(lost).toSatisfy(isTransient);
    expect(runs).toBe(1);
    expect(await withTransaction(database.prisma, raw)).toHaveLength(1);
  });

  it('that fail by themselves need not be tried again', async () => {
    const failed: unknown = await withTransaction(database.prisma, (tx) => tx.$queryRaw`SELECT 1 / 0`).catch(
      (error) => error,
    );
    expect(failed).not.toSatisfy(isTransient);
  });

  it('whose time is over when they ask may be tried again later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const late: unknown = await withTransaction(database.prisma, async (tx) => {
      await raw(tx);
      vi.advanceTimersByTime(60_000);
      await raw(database.prisma);
      await raw(tx);
    }).catch((error) => error);
    expect(late).toSatisfy(isTransient);
  });

  it('are done when they have committed, although their time was over meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const done = withTransaction(database.prisma, async (tx, last) => {
      await raw(tx);
      await last.$executeRaw`INSERT INTO "NumberSequence" ("key") VALUES ('late')`;
      // The commit is on its way by then and not answered yet.
      setImmediate(() => vi.advanceTimersByTime(60_000));
      return 'done';
    });
    await expect(done).resolves.toBe('done');
    expect(await database.prisma.numberSequence.count({ where: { key: 'late' } })).toBe(1);
  });

  it('prepare their statements again when a table has been altered', async () => {
    await database.prisma.$executeRaw`CREATE TABLE "Altered" AS SELECT 1 AS "a"`;
    const read = () =>
      withTransaction(database.prisma, async (tx) => [
        await tx.$queryRaw`SELECT * FROM "Altered"`,
        await tx.$queryRaw`SELECT * FROM "Altered" WHERE "a" = 1`,
        await tx.$queryRaw`SELECT * FROM "Altered" WHERE "a" < 2`,
        await tx.$queryRaw`SELECT * FROM "Altered" WHERE "a" > 0`,
      ]);
    expect(await read()).toEqual(Array(4).fill([{ a: 1 }]));
    await database.prisma.$executeRaw`ALTER TABLE "Altered" ADD COLUMN "b" integer NOT NULL DEFAULT 2`;
    expect(await read()).toEqual(Array(4).fill([{ a: 1, b: 2 }]));
  });

  it('prepare their statements again when the server has forgotten them', async () => {
    const read = () => withTransaction(database.prisma, async (tx) => [await typed(tx), await raw(tx)]);
    const before = await read();
    await database.prisma.$executeRawUnsafe('DISCARD ALL');
    expect(await read()).toEqual(before);
  });
});
