import type { Transaction } from '@flowhall/db';
import { evaluateNumber, evaluateTitle, type ItemManifest, numberSequenceKey } from '@flowhall/items';
import { localDate } from '../../lib/local-date.ts';
import * as instances from './instances.repository.ts';

/** Title and number of a new application by the item's rules. Takes the running number: call it last before writing. */
export async function nameInstance(
  tx: Transaction,
  manifest: ItemManifest,
  variables: Readonly<Record<string, unknown>>,
  at: Date,
): Promise<{ title: string; number: string }> {
  const today = localDate(at);
  const sequence = await instances.takeNumber(tx, numberSequenceKey(manifest.key, today));
  const context = { variables, today, sequence };
  return { title: evaluateTitle(manifest, context), number: evaluateNumber(manifest, context) };
}
