import type { PrismaClient } from '@flowhall/db';
import type { FileStorage } from '../../adapters/file-storage.ts';
import type { Clock } from '../../clock.ts';
import * as attachments from './attachments.repository.ts';

/** Job that runs every hour. */
export const SWEEP_ATTACHMENTS = 'sweep-attachments';

/** A form that is filled in over a working day and a night keeps its files. */
const KEPT_MS = 24 * 60 * 60 * 1000;
const AT_ONCE = 200;

export interface SweepServices {
  readonly prisma: PrismaClient;
  readonly storage: FileStorage;
  readonly clock: Clock;
  readonly log: { error(details: object, message: string): void };
}

/**
 * Removes uploads of which nothing came for a day, with their content; what a draft refers to stays. Resolves to how many
 * there were.
 */
export async function sweepAttachments({ prisma, storage, clock, log }: SweepServices): Promise<number> {
  const before = new Date(clock().getTime() - KEPT_MS);
  for (let swept = 0; ; ) {
    const keys = await attachments.removeAbandoned(prisma, before, AT_ONCE);
    for (const key of keys) {
      await storage.delete(key).catch((error: unknown) => log.error({ err: error, key }, 'an unused file stays'));
    }
    swept += keys.length;
    if (keys.length < AT_ONCE) return swept;
  }
}
