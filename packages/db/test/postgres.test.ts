import { createTestDatabase, startTestPostgres } from '@flowhall/testing/database';
import { describe, expect, it } from 'vitest';
import { createDatabase } from '../src/index.ts';

describe('DATABASE_URL', () => {
  it.each([
    ['mysql://localhost/flowhall', 'database-url-invalid'],
    ['not a url', 'database-url-invalid'],
    ['postgresql://somebody:secret@127.0.0.1:1/flowhall', 'database-unreachable'],
  ])('%s is refused with one line that does not tell the password', async (url, code) => {
    const error: Error = await createDatabase({ url }).then(
      () => expect.fail('it was accepted'),
      (reason) => reason,
    );
    expect(error).toMatchObject({ code });
    expect(error.message).not.toContain('secret');
    expect(error.message).not.toContain('\n');
  });

  it('with a database that does not exist is refused', async () => {
    const { url } = await startTestPostgres();
    const missing = url.replace(/\/[^/?]+(\?|$)/, '/no_such_database$1');
    await expect(createDatabase({ url: missing })).rejects.toMatchObject({ code: 'database-missing' });
  });
});

describe('a lost listening connection', () => {
  it('comes back and says that something may be missing', async () => {
    const database = await createTestDatabase('postgres');
    const received: string[] = [];
    const arrived = Promise.withResolvers<void>();
    const gap = Promise.withResolvers<void>();
    const note = (payload: string) => {
      received.push(payload);
      arrived.resolve();
    };
    await database.listen('test_channel', note, { onGap: gap.resolve });
    await database.prisma.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE query = 'LISTEN test_channel' AND datname = current_database()`;
    await gap.promise;
    await database.prisma.$executeRaw`SELECT pg_notify('test_channel', 'after')`;
    await arrived.promise;
    expect(received).toEqual(['after']);
    await database.close();
  });
});
