import { createHmac } from 'node:crypto';
import type { DatabaseClient } from '@flowhall/db';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import * as counts from './brake.repository.ts';

const SECOND_MS = 1000;
const FIRST_MS = 30 * SECOND_MS;
const LONGEST_MS = 15 * 60 * SECOND_MS;
const DAY_MS = 24 * 60 * 60 * SECOND_MS;
/** Wrong passwords in a row that cost nothing: from one network or browser, and for one name from wherever. */
export const FREE_ATTEMPTS = 5;
export const FREE_FOR_A_NAME = 20;

/** Whose attempts are counted together. */
export interface Attempt {
  readonly username: string;
  readonly network: string;
  /** Id of a browser that this person has signed in with before. */
  readonly browser?: string | undefined;
}

/** Slows guessing down. */
export interface Brake {
  /** @throws UserError `too-many-requests` with the seconds to wait */
  begin(client: DatabaseClient, attempt: Attempt): Promise<void>;
  /** The password was right. */
  release(client: DatabaseClient, attempt: Attempt): Promise<void>;
}

interface Key {
  readonly key: string;
  readonly free: number;
}

/**
 * Each wrong password beyond the free ones doubles the wait, up to a quarter of an hour; nobody is ever locked out for
 * good. Names that nobody has are braked like others. A browser that a person has signed in with before is counted by
 * itself alone: whoever guesses from elsewhere cannot keep that person out (OWASP, "device cookies").
 */
export function createBrake(secret: string, clock: Clock): Brake {
  const hash = (...parts: string[]): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['sign-in-brake', ...parts]))
      .digest('base64url');
  const keysOf = ({ username, network, browser }: Attempt): { own: Key; name?: Key } => {
    const name = username.toLowerCase();
    if (browser) return { own: { key: hash('browser', name, browser), free: FREE_ATTEMPTS } };
    return {
      own: { key: hash('network', name, network), free: FREE_ATTEMPTS },
      name: { key: hash('name', name), free: FREE_FOR_A_NAME },
    };
  };
  const refuse = (until: Date, now: Date): never => {
    throw new UserError('too-many-requests', {
      params: { seconds: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / SECOND_MS)) },
    });
  };
  return {
    async begin(client, attempt) {
      const now = clock();
      const { own, name } = keysOf(attempt);
      const keys = name ? [own, name] : [own];
      const blocked = await counts.findBlock(
        client,
        keys.map(({ key }) => key),
        now,
      );
      if (blocked) refuse(blocked, now);
      const since = new Date(now.getTime() - DAY_MS);
      for (const { key, free } of keys) {
        const counted = await counts.count(client, { key, free, firstMs: FIRST_MS, longestMs: LONGEST_MS, since, now });
        if (!counted) refuse((await counts.findBlock(client, [key], now)) ?? now, now);
      }
    },
    async release(client, attempt) {
      const { own, name } = keysOf(attempt);
      await counts.forget(client, [own.key]);
      if (name) await counts.takeBack(client, name.key);
      await counts.forgetOld(client, new Date(clock().getTime() - DAY_MS));
    },
  };
}
