import type { Database } from '@flowhall/db';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import type { Actor } from '../../http/actor.ts';
import { toLanguage } from './current-user.presenter.ts';
import { readSteps } from './pending-steps.ts';
import { grantsOf } from './permissions.ts';
import * as sessions from './sessions.repository.ts';

export interface Actors {
  /** The person of a living session, asked from the database at most every few seconds. */
  find(sessionId: string): Promise<Actor | undefined>;
  /** The same, asked now. */
  findFresh(sessionId: string): Promise<Actor | undefined>;
  close(): Promise<void>;
}

/** How long a changed role may take to have effect. Ended sessions are told at once. */
const FRESH_MS = 10_000;

async function load(database: Database, clock: Clock, sessionId: string): Promise<Actor | undefined> {
  const row = await sessions.findActor(database.prisma, sessionId, clock());
  if (!row) return undefined;
  const { roles } = row.user;
  return {
    userId: row.user.id,
    sessionId,
    locale: toLanguage(row.user.locale),
    visitorOf: row.user.visitorOf,
    pending: readSteps(row.pending),
    roles: roles.map(({ role }) => role.key),
    ...(await grantsOf(roles, (ids) => sessions.findBelow(database.prisma, ids))),
  };
}

export async function createActors(database: Database, clock: Clock): Promise<Actors> {
  const cache = new LRUCache<string, Promise<Actor | undefined>>({ max: 20_000, ttl: FRESH_MS });
  const stop = await database.listen(sessions.SESSION_ENDED_CHANNEL, (sessionId) => cache.delete(sessionId), {
    onGap: () => cache.clear(),
  });
  const actors: Actors = {
    find: (sessionId) => cache.get(sessionId) ?? actors.findFresh(sessionId),
    findFresh(sessionId) {
      const loading = load(database, clock, sessionId);
      cache.set(sessionId, loading);
      // A failed query must not be remembered.
      loading.catch(() => cache.delete(sessionId));
      return loading;
    },
    close: stop,
  };
  return actors;
}
