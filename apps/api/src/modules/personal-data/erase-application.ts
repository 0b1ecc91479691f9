import { type FieldChange, type HistoryDetail, hashEntry } from '@flowhall/approval';
import type { Transaction } from '@flowhall/db';
import type { PersonalBox } from '../../adapters/personal-box.ts';
import { recordAudit } from '../audit/index.ts';
import { residueText, toHistoryEntry } from '../instances/index.ts';
import * as stored from './erase-application.repository.ts';

type Entry = ReturnType<typeof toHistoryEntry>;
type Rest = Pick<Entry, 'detail' | 'changes'>;

/** An entry of the transfer records without what is to go. */
export type Change = (entry: Entry) => Rest;

/** Form values, and files with their names. */
const withoutContent = ({ detail }: Entry): Rest => {
  const { attachments: _files, signature: _image, ...rest } = detail;
  return { detail: rest satisfies HistoryDetail, changes: [] satisfies FieldChange[] };
};

/**
 * Changes entries of an application's records and vouches for what is left, so that the chain of hashes can still be
 * proved: each entry keeps its hash, which the next one carries on, and a keyed hash over the rest.
 */
export async function changeEntries(
  tx: Transaction,
  personal: PersonalBox,
  instanceId: string,
  change: Change,
): Promise<void> {
  for (const row of await stored.findEntries(tx, instanceId)) {
    const entry = toHistoryEntry(row);
    const rest = change(entry);
    const left = { ...entry, ...rest };
    if (hashEntry(entry.previousHash, left) === hashEntry(entry.previousHash, entry)) continue;
    await stored.saveEntry(tx, { id: entry.id, ...rest, residue: personal.vouch(residueText(left)) });
  }
}

export interface Erasing {
  readonly at: Date;
  readonly personal: PersonalBox;
  readonly reason: 'retention' | 'person';
  readonly actorId?: string;
}

/**
 * Erases the content of an application that has ended, in the caller's transaction.
 * @returns storage keys of its files, to be deleted after the commit; null when it has not ended or was erased before
 */
export async function eraseApplication(tx: Transaction, id: string, erasing: Erasing): Promise<string[] | null> {
  const { at, personal, reason, actorId } = erasing;
  const instance = await stored.lockEnded(tx, id);
  if (!instance) return null;
  await changeEntries(tx, personal, id, withoutContent);
  const keys = await stored.eraseContent(tx, id, at);
  const { itemKey, departmentId, number } = instance;
  await recordAudit(tx, {
    ...{ action: 'application-erased', at, subject: id, itemKey, departmentId, ...(actorId && { actorId }) },
    detail: { reason, number, files: keys.length },
  });
  return keys;
}
