import { localDate } from '@flowhall/calendar';
import type { DatabaseClient } from '@flowhall/db';
import type { Clock } from '../../clock.ts';
import * as deputies from './deputies.repository.ts';

/** Somebody whose tasks a deputy finds among their own. */
export interface Principal {
  readonly userId: string;
  /** Empty: all items. */
  readonly itemKeys: readonly string[];
}

/**
 * Who is whose deputy today, for lists and messages. It may be some seconds old: whether somebody may act is asked anew
 * for every action.
 */
export interface ActiveDeputies {
  principalsOf(db: DatabaseClient, userId: string): Promise<Principal[]>;
  /** Deputies of some people for an item, by whose deputy they are. */
  deputiesOf(db: DatabaseClient, userIds: readonly string[], itemKey: string): Promise<Map<string, string[]>>;
  /** Something has changed. */
  forget(): void;
}

const SEEN_AFTER_MS = 5_000;

/** All of them are few: one list for the whole process. */
export function createActiveDeputies(clock: Clock): ActiveDeputies {
  let kept: { readonly rows: Promise<deputies.ActiveRow[]>; readonly at: number } | null = null;

  async function read(db: DatabaseClient): Promise<deputies.ActiveRow[]> {
    const now = clock().getTime();
    const fresh = kept && now - kept.at >= 0 && now - kept.at < SEEN_AFTER_MS;
    const rows = fresh && kept ? kept.rows : deputies.findActive(db, localDate(clock()));
    if (!fresh) kept = { rows, at: now };
    // A failed question is asked again.
    rows.catch(() => {
      kept = null;
    });
    return rows;
  }
  return {
    async principalsOf(db, userId) {
      const rows = (await read(db)).filter((row) => row.deputyId === userId && row.userId !== userId);
      const itemKeys = new Map<string, string[]>();
      for (const row of rows) {
        const before = itemKeys.get(row.userId);
        const all = row.itemKeys.length === 0 || before?.length === 0;
        itemKeys.set(row.userId, all ? [] : [...(before ?? []), ...row.itemKeys]);
      }
      return [...itemKeys].map(([principal, keys]) => ({ userId: principal, itemKeys: keys }));
    },
    async deputiesOf(db, userIds, itemKey) {
      const rows = (await read(db)).filter(
        (row) => userIds.includes(row.userId) && (row.itemKeys.length === 0 || row.itemKeys.includes(itemKey)),
      );
      const found = Map.groupBy(rows, (row) => row.userId);
      return new Map([...found].map(([userId, own]) => [userId, [...new Set(own.map((row) => row.deputyId))]]));
    },
    forget: () => {
      kept = null;
    },
  };
}
