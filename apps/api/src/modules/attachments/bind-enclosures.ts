import type { Enclosed, RecordedFile } from '@flowhall/approval';
import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import * as attachments from './attachments.repository.ts';
import { bindAttachments } from './bind-attachments.ts';

/** What a sheet can print. */
const SIGNATURE_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg']);
const LARGEST_SIGNATURE = 512 * 1024;

/** Ids of a signature and of files, as requests name them. */
export interface Enclosures {
  readonly signature?: string;
  readonly attachments?: readonly string[];
}

/**
 * Makes a signature and files part of the instance, in the action's transaction, and gives what the record keeps of them.
 * @throws UserError attachment-unusable for what is not one's own or is part of another instance, and for a signature that is
 * no small image
 */
export async function bindEnclosures(
  tx: Transaction,
  { instanceId, userId }: { readonly instanceId: string; readonly userId: string },
  { signature, attachments: files = [] }: Enclosures,
): Promise<Enclosed> {
  const ids = [...(signature ? [signature] : []), ...files];
  if (ids.length === 0) return {};
  // Whoever signed here before has left an image that must not sign for others.
  await bindAttachments(tx, { instanceId, userId, ids, ownOnly: true });
  const rows = new Map((await attachments.findAll(tx, ids)).map((row) => [row.id, row]));
  const record = (id: string): RecordedFile => {
    const row = rows.get(id);
    if (!row) throw new UserError('attachment-unusable');
    const { name, mediaType, size, sha256 } = row;
    return { id, name, mediaType, size, sha256 };
  };
  const signed = signature === undefined ? undefined : record(signature);
  if (signed && (!SIGNATURE_TYPES.has(signed.mediaType) || signed.size > LARGEST_SIGNATURE)) {
    throw new UserError('attachment-unusable');
  }
  return { ...(signed && { signature: signed }), ...(files.length > 0 && { attachments: files.map(record) }) };
}
