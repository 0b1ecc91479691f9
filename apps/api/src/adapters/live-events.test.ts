import type { LiveChange } from '@flowhall/contracts';
import { type Database, withTransaction } from '@flowhall/db';
import { createTestDatabase } from '@flowhall/testing/database';
import { expect, it, vi } from 'vitest';
import { createLiveEvents } from './live-events.ts';

const CHANGE: LiveChange = { kind: 'notification' };

/** A database whose statements fail as long as it is away. */
async function createMovingDatabase() {
  const database = await createTestDatabase('pglite');
  const state = { away: false, failures: 0 };
  const fail = () => {
    state.failures += 1;
    return Promise.reject(new Error('away'));
  };
  const prisma = new Proxy(database.prisma, {
    get: (target, key) => (key === '$executeRaw' && state.away ? fail : Reflect.get(target, key)),
  });
  return { state, database: { ...database, prisma } as Database, whole: database };
}

it('tells everybody to look again when changes could not be told, once the database is back', async () => {
  const { state, database, whole } = await createMovingDatabase();
  const events = await createLiveEvents(database);
  const seen: string[] = [];
  events.subscribe('somebody', { onChange: () => seen.push('change'), onGap: () => seen.push('gap') });
  const publish = () => withTransaction(whole.prisma, async (tx) => events.publish(tx, ['somebody'], CHANGE));
  await publish();
  await vi.waitFor(() => expect(seen).toContain('change'));
  state.away = true;
  seen.length = 0;
  await publish();
  await vi.waitFor(() => expect(state.failures).toBe(1));
  state.away = false;
  await vi.waitFor(() => expect(seen).toEqual(['gap']), { timeout: 5000 });
  await events.close();
  await database.close();
});

it('sends what it has gathered before it closes', async () => {
  const { database, whole } = await createMovingDatabase();
  const [sender, receiver] = [await createLiveEvents(database), await createLiveEvents(database)];
  const seen: LiveChange[] = [];
  receiver.subscribe('somebody', { onChange: (change) => seen.push(change), onGap: () => {} });
  await withTransaction(whole.prisma, async (tx) => sender.publish(tx, ['somebody'], CHANGE));
  await sender.close();
  await vi.waitFor(() => expect(seen).toEqual([CHANGE]));
  await receiver.close();
  await database.close();
});
