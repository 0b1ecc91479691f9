import type { LiveChange } from '@flowhall/contracts';
import { afterCommit, type Database, notifyAll, type Transaction } from '@flowhall/db';
import { GAP, type LiveMessage, packed, unpacked } from './live-messages.ts';

export interface LiveEvents {
  /**
   * Tells people that something of theirs changed, in every process, soon after `tx` has committed. The same change told
   * again within that time is told once.
   */
  publish(tx: Transaction, userIds: readonly string[], change: LiveChange): void;
  /** Receives the changes for one person; `onGap` means that some may have been missed. Returns how to stop. */
  subscribe(userId: string, listener: LiveListener): () => void;
}

export interface LiveListener {
  onChange(change: LiveChange): void;
  onGap(): void;
}

const CHANNEL = 'flowhall_changes';
/**
 * Transactions that notify commit one after the other, each waiting for the disk, and every listening process is woken
 * for each. Changes therefore wait this long for others and go out together, apart from the transactions.
 */
const GATHER_MS = 25;
const AGAIN_MS = 1000;

/**
 * Changes fan out through the database: processes need not know each other. Those that a process had gathered are lost
 * when it is killed, so each process begins by telling everybody to look again.
 */
export async function createLiveEvents(database: Database): Promise<LiveEvents & { close(): Promise<void> }> {
  const listeners = new Map<string, Set<LiveListener>>();
  const gap = () => {
    for (const listener of [...listeners.values()].flatMap((set) => [...set])) listener.onGap();
  };
  const receive = ({ userIds, change }: LiveMessage) => {
    for (const userId of userIds) {
      for (const listener of listeners.get(userId) ?? []) listener.onChange(change);
    }
  };
  const stop = await database.listen(
    CHANNEL,
    (payload) => (payload === GAP ? gap() : unpacked(payload).forEach(receive)),
    { onGap: gap },
  );
  const send = (payloads: readonly string[]) => notifyAll(database.prisma, CHANNEL, payloads);
  await send([GAP]);
  const outbox = createOutbox(send);

  return {
    publish(tx, userIds, change) {
      const unique = [...new Set(userIds)];
      if (unique.length > 0) afterCommit(tx, () => outbox.put({ userIds: unique, change }));
    },
    subscribe(userId, listener) {
      const set = listeners.get(userId) ?? new Set();
      listeners.set(userId, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(userId) === set) listeners.delete(userId);
      };
    },
    async close() {
      await outbox.close();
      await stop();
    },
  };
}

/** Gathers messages and sends them together; those that could not be sent become one gap. */
function createOutbox(send: (payloads: readonly string[]) => Promise<void>) {
  let gathered: LiveMessage[] = [];
  let missed = false;
  let timer: NodeJS.Timeout | undefined;
  let sending = Promise.resolve();

  const flush = async () => {
    const payloads = [...(missed ? [GAP] : []), ...packed(gathered)];
    gathered = [];
    missed = false;
    if (payloads.length === 0) return;
    try {
      await send(payloads);
    } catch {
      // The database is away: everybody looks again when it is back.
      missed = true;
    }
  };
  const later = (ms: number) => {
    timer ??= setTimeout(() => {
      timer = undefined;
      sending = sending.then(flush).then(() => (missed ? later(AGAIN_MS) : undefined));
    }, ms);
  };

  return {
    put(message: LiveMessage): void {
      gathered.push(message);
      later(GATHER_MS);
    },
    async close(): Promise<void> {
      await sending;
      clearTimeout(timer);
      await flush();
    },
  };
}
