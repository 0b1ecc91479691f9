import { createTestDatabase, DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  afterCommit,
  type Database,
  type DatabaseClient,
  MAX_NOTIFICATION_BYTES,
  notify,
  withTransaction,
} from '../src/index.ts';

const NO_DATE = new Date(Number.NaN);
/** In JavaScript's words and in Prisma's. */
const NO_TEXT = /Invalid time value|Date object is invalid/;

describe.each(DATABASE_KINDS)('transactions on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(kind);
  });
  afterAll(() => database.close());

  const create = (key: string) => database.prisma.numberSequence.create({ data: { key } });
  const next = async (key: string) => (await database.prisma.numberSequence.findUnique({ where: { key } }))?.next;

  it('leave nothing behind when they fail', async () => {
    await expect(
      withTransaction(database.prisma, async (tx) => {
        await tx.numberSequence.create({ data: { key: 'failed' } });
        throw new Error('on purpose');
      }),
    ).rejects.toThrow('on purpose');
    expect(await next('failed')).toBeUndefined();
  });

  it('run statements that are asked for together in their order', async () => {
    for (let round = 0; round < 30; round += 1) {
      const key = `ordered-${round}`;
      const [, first, , second] = await withTransaction(database.prisma, (tx) =>
        Promise.all([
          tx.$executeRaw`INSERT INTO "NumberSequence" ("key") VALUES (${key})`,
          tx.$queryRaw`SELECT "next" FROM "NumberSequence" WHERE "key" = ${key}`,
          tx.$executeRaw`UPDATE "NumberSequence" SET "next" = 7 WHERE "key" = ${key}`,
          tx.$queryRaw`SELECT "next" FROM "NumberSequence" WHERE "key" = ${key}`,
        ]),
      );
      expect([first, second]).toEqual([[{ next: 1 }], [{ next: 7 }]]);
    }
  });

  it('fail as a whole when one of the statements asked for together fails', async () => {
    await expect(
      withTransaction(database.prisma, (tx) =>
        Promise.all([
          tx.$executeRaw`INSERT INTO "NumberSequence" ("key") VALUES ('together')`,
          tx.$executeRaw`SELECT 1 / 0`,
          tx.$executeRaw`UPDATE "NumberSequence" SET "next" = 7 WHERE "key" = 'together'`,
        ]),
      ),
    ).rejects.toThrow('division by zero');
    expect(await next('together')).toBeUndefined();
    await create('together');
    expect(await next('together')).toBe(1);
  });

  it('give raw statements the same values as outside, and take the same', async () => {
    const at = new Date('2026-02-03T04:05:06.789Z');
    const bytes = Buffer.from([0, 255, 92]);
    const list = ['a"b', 'c\\d', 'e,f', '', null, '字'];
    const ask = (client: DatabaseClient) => client.$queryRaw`
      SELECT 1 AS "int", 2::bigint AS "bigint", 1.25::float8 AS "float", 12.50::numeric AS "numeric", true AS "bool",
        ${at}::timestamptz AS "timestamptz", ${at}::timestamp AS "timestamp", ${at}::date AS "date",
        'OPEN'::"TaskStatus" AS "enum", '6d0f1b7e-1111-4222-8333-444455556666'::uuid AS "uuid", NULL AS "null",
        ${JSON.stringify({ a: [1, 'x'] })}::jsonb AS "jsonb", ${list}::text[] AS "texts", ${[3, 4]}::int[] AS "ints",
        ARRAY['6d0f1b7e-1111-4222-8333-444455556666']::uuid[] AS "uuids", ${bytes}::bytea AS "bytes", ${null}::text AS "none",
        ${7}::int + 1 AS "number", ${'x'} || 'y' AS "text", ${true}::boolean AS "flag"`;
    const inside = await withTransaction(database.prisma, ask);
    expect(inside).toEqual(await ask(database.prisma));
    expect(inside).toMatchObject([{ timestamptz: at, bigint: 2n, texts: list, jsonb: { a: [1, 'x'] } }]);
  });

  it('execute what is put off when they commit, in its order', async () => {
    const seen = await withTransaction(database.prisma, async (tx, last) => {
      await last.$executeRaw`INSERT INTO "NumberSequence" ("key") VALUES ('last')`;
      await last.$executeRaw`UPDATE "NumberSequence" SET "next" = 5 WHERE "key" = ${'last'}`;
      return tx.numberSequence.count({ where: { key: 'last' } });
    });
    expect(seen).toBe(0);
    expect(await next('last')).toBe(5);
  });

  it('leave nothing behind when what was put off fails', async () => {
    await expect(
      withTransaction(database.prisma, async (tx, last) => {
        await tx.numberSequence.create({ data: { key: 'first' } });
        await last.$executeRaw`INSERT INTO "NumberSequence" ("key") VALUES ('then')`;
        await last.$executeRaw`SELECT 1 / 0`;
        await last.$executeRaw`INSERT INTO "NumberSequence" ("key") VALUES ('after')`;
      }),
    ).rejects.toThrow('division by zero');
    expect(await Promise.all(['first', 'then', 'after'].map(next))).toEqual([undefined, undefined, undefined]);
    // The connection is as good as before.
    await create('first');
    expect(await next('first')).toBe(1);
  });

  it('refuse a value that has no text, and nothing but the statement with it', async () => {
    const settled = await withTransaction(database.prisma, (tx) =>
      Promise.allSettled([
        tx.$queryRaw`SELECT 1 AS "number"`,
        tx.$queryRaw`SELECT ${NO_DATE}::timestamptz`,
        tx.$queryRaw`SELECT 2 AS "number"`,
      ]),
    );
    expect(settled).toMatchObject([
      { value: [{ number: 1 }] },
      { reason: { message: expect.stringMatching(NO_TEXT) } },
      { value: [{ number: 2 }] },
    ]);
    expect(await database.prisma.$queryRaw`SELECT 3 AS "number"`).toEqual([{ number: 3 }]);
  });

  it('leave nothing behind when a value of what was put off has no text', async () => {
    await expect(
      withTransaction(database.prisma, async (tx, last) => {
        await tx.numberSequence.create({ data: { key: 'dated' } });
        await last.$executeRaw`UPDATE "User" SET "createdAt" = ${NO_DATE}`;
      }),
    ).rejects.toThrow(NO_TEXT);
    expect(await next('dated')).toBeUndefined();
  });

  it('refuse what is asked of them after their end', async () => {
    const kept = await withTransaction(database.prisma, async (tx) => tx);
    await expect(kept.$queryRaw`SELECT 1`).rejects.toThrow();
  });

  it('that run at once all count', async () => {
    await create('counted');
    await Promise.all(
      Array.from({ length: 40 }, () =>
        withTransaction(database.prisma, async (tx) => {
          await tx.$queryRaw`SELECT 1 FROM "NumberSequence" WHERE key = 'counted' FOR UPDATE`;
          const row = await tx.numberSequence.findUniqueOrThrow({ where: { key: 'counted' } });
          await tx.numberSequence.update({ where: { key: 'counted' }, data: { next: row.next + 1 } });
        }),
      ),
    );
    expect(await next('counted')).toBe(41);
  });

  it('tell listeners after they commit, and never when they roll back', async () => {
    const received: string[] = [];
    const last = Promise.withResolvers<void>();
    const stop = await database.listen('test_channel', (payload) => {
      received.push(payload);
      if (payload === 'last') last.resolve();
    });
    await withTransaction(database.prisma, async (tx) => {
      await notify(tx, 'test_channel', 'lost');
      throw new Error('on purpose');
    }).catch(() => {});
    await withTransaction(database.prisma, async (tx) => {
      await notify(tx, 'test_channel', 'kept');
      expect(received).toEqual([]);
    });
    await notify(database.prisma, 'test_channel', 'last');
    await last.promise;
    expect(received).toEqual(['kept', 'last']);
    await stop();
  });

  it('let something be done in this process after they commit, and never when they roll back', async () => {
    const done: string[] = [];
    await withTransaction(database.prisma, async (tx) => {
      afterCommit(tx, () => done.push('lost'));
      throw new Error('on purpose');
    }).catch(() => {});
    await withTransaction(database.prisma, async (tx, last) => {
      afterCommit(tx, () => done.push('first'));
      afterCommit(last, () => done.push('second'));
      await last.$executeRaw`SELECT 1`;
      expect(done).toEqual([]);
    });
    expect(done).toEqual(['first', 'second']);
    expect(() => afterCommit(database.prisma, () => done.push('never'))).toThrow(TypeError);
  });

  it('refuse a notification that PostgreSQL would not take, and a channel that is SQL', async () => {
    const long = '字'.repeat(MAX_NOTIFICATION_BYTES / 2);
    await expect(notify(database.prisma, 'test_channel', long)).rejects.toThrow(RangeError);
    await expect(database.listen('x; DROP TABLE "User"', () => {})).rejects.toThrow(TypeError);
  });
});

describe('transactions that collide', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase('postgres');
    await database.prisma.numberSequence.createMany({ data: [{ key: 'a' }, { key: 'b' }] });
  });
  afterAll(() => database.close());

  const raise = (code: string) => database.prisma.$executeRawUnsafe(`DO $$ BEGIN RAISE SQLSTATE '${code}'; END $$`);

  it('in a deadlock both succeed, one of them after another attempt', async () => {
    const bothHoldOne = Promise.withResolvers<void>();
    let holding = 0;
    let runs = 0;
    let told = 0;
    const update = (first: string, second: string) =>
      withTransaction(database.prisma, async (tx) => {
        runs += 1;
        afterCommit(tx, () => {
          told += 1;
        });
        await tx.numberSequence.update({ where: { key: first }, data: { next: { increment: 1 } } });
        holding += 1;
        if (holding === 2) bothHoldOne.resolve();
        await bothHoldOne.promise;
        await tx.numberSequence.update({ where: { key: second }, data: { next: { increment: 1 } } });
      });
    await Promise.all([update('a', 'b'), update('b', 'a')]);
    expect({ runs, told }).toEqual({ runs: 3, told: 2 });
    expect(await database.prisma.numberSequence.findMany({ select: { next: true } })).toEqual([
      { next: 3 },
      { next: 3 },
    ]);
  });

  it.each(['40001', '40P01'])('are tried a bounded number of times (%s)', async (code) => {
    let runs = 0;
    const lost = withTransaction(
      database.prisma,
      async () => {
        runs += 1;
        await raise(code);
      },
      { attempts: 3 },
    );
    await expect(lost).rejects.toMatchObject({ code: 'transaction-contention' });
    expect(runs).toBe(3);
  });

  it('for another reason are tried once', async () => {
    let runs = 0;
    const failed = withTransaction(database.prisma, async () => {
      runs += 1;
      await raise('23514');
    });
    await expect(failed).rejects.not.toMatchObject({ code: 'transaction-contention' });
    expect(runs).toBe(1);
  });
});
