import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import type { TryOutSession } from './try-out-session.ts';

/** Try-outs live in the memory of this process, and nowhere else. */
export interface TryOutSessions {
  add(session: TryOutSession): void;
  /** An own one. @throws UserError `not-found` */
  get(id: string, userId: string): TryOutSession;
  remove(id: string, userId: string): void;
}

const HOUR_MS = 60 * 60_000;
const MOST = 200;

export function createTryOutSessions(clock: Clock): TryOutSessions {
  const sessions = new LRUCache<string, TryOutSession>({
    max: MOST,
    ttl: HOUR_MS,
    updateAgeOnGet: true,
    perf: { now: () => clock().getTime() },
  });
  function get(id: string, userId: string): TryOutSession {
    const session = sessions.get(id);
    if (session?.userId !== userId) throw new UserError('not-found');
    return session;
  }
  return {
    add: (session) => void sessions.set(session.id, session),
    get,
    remove(id, userId) {
      sessions.delete(get(id, userId).id);
    },
  };
}
