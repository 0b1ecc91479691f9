import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import type { TryOutSession } from './try-out-session.ts';

/** Try-outs live in the memory of this process, and nowhere else. */
export interface TryOutSessions {
  add(session: TryOutSession): void;
  /** An own one that has been used within the hour. @throws UserError `not-found` */
  get(id: string, userId: string): TryOutSession;
  remove(id: string, userId: string): void;
}

const HOUR_MS = 60 * 60_000;
const MOST = 200;

export function createTryOutSessions(clock: Clock): TryOutSessions {
  const sessions = new LRUCache<string, { readonly session: TryOutSession; usedAt: number }>({ max: MOST });
  function get(id: string, userId: string): TryOutSession {
    const found = sessions.get(id);
    const now = clock().getTime();
    if (found && now - found.usedAt > HOUR_MS) sessions.delete(id);
    else if (found?.session.userId === userId) {
      found.usedAt = now;
      return found.session;
    }
    throw new UserError('not-found');
  }
  return {
    add: (session) => void sessions.set(session.id, { session, usedAt: clock().getTime() }),
    get,
    remove(id, userId) {
      sessions.delete(get(id, userId).id);
    },
  };
}
