import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, DATABASE_KINDS, startTestPostgres } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type Database, migrate, schemaDifference } from '../src/index.ts';

describe.each(DATABASE_KINDS)('migrations on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(kind, { empty: true });
  });
  afterAll(() => database.close());

  it('lead from an empty database to the schema', async () => {
    const { applied } = await migrate(database);
    expect(applied.length).toBeGreaterThan(0);
    expect(await schemaDifference(database)).toBe('');
  });

  it('do nothing the second time', async () => {
    expect(await migrate(database)).toEqual({ applied: [] });
  });

  it('show a difference when the database is not the schema', async () => {
    await database.prisma.$executeRaw`ALTER TABLE "User" ADD COLUMN "shoeSize" INTEGER`;
    expect(await schemaDifference(database)).toContain('DROP COLUMN "shoeSize"');
  });
});

describe.each(DATABASE_KINDS)('a migration script on %s', (kind) => {
  let database: Database;
  let folder: string;
  const add = async (name: string, script: string) => {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'migration.sql'), script);
  };
  beforeAll(async () => {
    database = await createTestDatabase(kind, { empty: true });
    folder = await mkdtemp(join(tmpdir(), 'flowhall-migrations-'));
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  it('may hold semicolons inside a function', async () => {
    await add(
      '001_function',
      `CREATE FUNCTION twice(n INTEGER) RETURNS INTEGER LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END $$;
       CREATE TABLE filled (n INTEGER); INSERT INTO filled VALUES (twice(21));`,
    );
    await migrate(database, folder);
    expect(await database.prisma.$queryRaw`SELECT n FROM filled`).toEqual([{ n: 42 }]);
  });

  it('that fails is one clear error and is not counted as applied', async () => {
    await add('002_wrong', 'CREATE TABLE second (n INTEGER); SELECT * FROM nowhere;');
    await expect(migrate(database, folder)).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringContaining('nowhere'),
    });
    await expect(migrate(database, folder)).rejects.toMatchObject({ code: 'migration-failed' });
  });
});

describe('two processes that start together', () => {
  it('migrate one PostgreSQL once', async () => {
    const server = await startTestPostgres();
    const url = await server.createDatabase();
    const programs = [1, 2].map(() => fork(new URL('./migrate-once.ts', import.meta.url), [url]));
    const answers = await Promise.all(programs.map(async (program) => (await once(program, 'message'))[0]));
    expect(answers.map(({ applied }) => applied.length > 0).sort()).toEqual([false, true]);
    const database = await createDatabase({ url });
    const rows = await database.prisma.$queryRaw`SELECT migration_name FROM _prisma_migrations`;
    expect(rows).toHaveLength(answers.flatMap(({ applied }) => applied).length);
    await database.close();
    await server.dropDatabase(url);
  });
});
