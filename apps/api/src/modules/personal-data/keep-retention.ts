import { addDuration, DEFAULT_TIME_ZONE, parseDuration } from '@flowhall/calendar';
import type { PrismaClient } from '@flowhall/db';
import type { ItemManifest } from '@flowhall/items';
import type { FileStorage } from '../../adapters/file-storage.ts';
import type { PersonalBox } from '../../adapters/personal-box.ts';
import type { Clock } from '../../clock.ts';
import { fromJson } from '../../lib/json.ts';
import { withTransaction } from '../../lib/transaction.ts';
import * as stored from './erase-application.repository.ts';
import { eraseApplication } from './erase-application.ts';

/** Job that runs every day. */
export const KEEP_RETENTION = 'keep-retention';
const AT_ONCE = 100;

export interface RetentionServices {
  readonly prisma: PrismaClient;
  readonly storage: FileStorage;
  readonly personal: PersonalBox;
  readonly clock: Clock;
  readonly log: { error(details: object, message: string): void };
}

/** Erases what services no longer keep, by what their present version says; resolves to how many applications. */
export async function keepRetention(services: RetentionServices): Promise<number> {
  let erased = 0;
  for (const { key, currentDefinition } of await stored.findManifests(services.prisma)) {
    const { retention } = fromJson<Partial<ItemManifest>>(currentDefinition?.manifest ?? {});
    const before = retention && endOf(retention, services.clock());
    if (before) erased += await eraseOf(services, key, before);
  }
  return erased;
}

/** What ended before this instant has been kept long enough. */
function endOf(retention: string, now: Date): Date | undefined {
  const duration = parseDuration(retention);
  if (!duration) return undefined;
  const { months, days, time } = duration;
  return addDuration(now, { months: -months, days: -days, time: -time }, DEFAULT_TIME_ZONE);
}

async function eraseOf({ prisma, ...services }: RetentionServices, itemKey: string, before: Date): Promise<number> {
  for (let erased = 0; ; ) {
    const found = await stored.findEndedBefore(prisma, itemKey, before, AT_ONCE);
    for (const { id } of found) {
      const erasing = { at: services.clock(), personal: services.personal, reason: 'retention' as const };
      const keys = await withTransaction(prisma, (tx) => eraseApplication(tx, id, erasing));
      await deleteFiles(services, keys ?? []);
      erased += keys ? 1 : 0;
    }
    if (found.length < AT_ONCE) return erased;
  }
}

/** Files whose rows are gone: one that stays is only told of. */
export async function deleteFiles(
  { storage, log }: Pick<RetentionServices, 'storage' | 'log'>,
  keys: readonly string[],
): Promise<void> {
  for (const key of keys)
    await storage.delete(key).catch((error: unknown) => log.error({ err: error, key }, 'an erased file stays'));
}
