import { localDate } from '@flowhall/calendar';
import type { Transaction } from '@flowhall/db';
import { type ItemManifest, nameApplication, numberSequenceKey } from '@flowhall/items';
import * as instances from './instances.repository.ts';
import type { InstanceServices } from './services.ts';

/**
 * Title and number of a new application by the item's rules; where a rule gives no text, the default, and a line in the
 * log for the item's owner. Takes the running number: call it last before writing.
 */
export async function nameInstance(
  { log }: InstanceServices,
  tx: Transaction,
  manifest: ItemManifest,
  variables: Readonly<Record<string, unknown>>,
  at: Date,
): Promise<{ title: string; number: string }> {
  const today = localDate(at);
  const sequence = await instances.takeNumber(tx, numberSequenceKey(manifest.key, today));
  const { title, number, faults } = nameApplication(manifest, { variables, today, sequence });
  for (const { expression, reason } of faults)
    log.error({ itemKey: manifest.key, expression, reason }, 'A rule for title or number gave no text');
  return { title, number };
}
