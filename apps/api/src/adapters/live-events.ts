import type { LiveChange } from '@flowhall/contracts';
import { type Database, notify, type Transaction } from '@flowhall/db';

export interface LiveEvents {
  /** Tells people that something of theirs changed, in every process, when `tx` commits. */
  publish(tx: Transaction, userIds: readonly string[], change: LiveChange): Promise<void>;
  /** Receives the changes for one person; `onGap` means that some may have been missed. Returns how to stop. */
  subscribe(userId: string, listener: LiveListener): () => void;
}

export interface LiveListener {
  onChange(change: LiveChange): void;
  onGap(): void;
}

interface Message {
  userIds: string[];
  change: LiveChange;
}

const CHANNEL = 'flowhall_changes';
/** A payload holds 8000 bytes; an id takes 39. */
const IDS_PER_MESSAGE = 150;

/** Changes fan out through the database: processes need not know each other. */
export async function createLiveEvents(database: Database): Promise<LiveEvents & { close(): Promise<void> }> {
  const listeners = new Map<string, Set<LiveListener>>();
  const everybody = () => [...listeners.values()].flatMap((set) => [...set]);

  const stop = await database.listen(
    CHANNEL,
    (payload) => {
      const { userIds, change }: Message = JSON.parse(payload);
      for (const userId of userIds) {
        for (const listener of listeners.get(userId) ?? []) listener.onChange(change);
      }
    },
    {
      onGap: () => {
        for (const listener of everybody()) listener.onGap();
      },
    },
  );

  return {
    async publish(tx, userIds, change) {
      const unique = [...new Set(userIds)];
      for (let start = 0; start < unique.length; start += IDS_PER_MESSAGE) {
        const message: Message = { userIds: unique.slice(start, start + IDS_PER_MESSAGE), change };
        await notify(tx, CHANNEL, JSON.stringify(message));
      }
    },
    subscribe(userId, listener) {
      const set = listeners.get(userId) ?? new Set();
      listeners.set(userId, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(userId) === set) listeners.delete(userId);
      };
    },
    close: stop,
  };
}
