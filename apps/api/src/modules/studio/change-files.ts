import { Buffer } from 'node:buffer';
import type { FileChange, SaveItemDraftBody } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { ITEM_LIMITS, type ItemFiles, isItemPath } from '@flowhall/items';
import { UserError } from '../../errors.ts';
import * as drafts from './item-drafts.repository.ts';

const MB = 1024 * 1024;

/** @throws UserError `file-path-invalid`, `item-too-large` */
export function refuseUnfit(files: ItemFiles): void {
  const tooLarge = (path: string) =>
    new UserError('item-too-large', {
      params: { path, file: ITEM_LIMITS.fileBytes / MB, total: ITEM_LIMITS.totalBytes / MB, count: ITEM_LIMITS.files },
    });
  let total = 0;
  let count = 0;
  for (const [path, content] of files) {
    if (!isItemPath(path)) throw new UserError('file-path-invalid', { params: { path } });
    total += content.byteLength;
    count += 1;
    const fits = content.byteLength <= ITEM_LIMITS.fileBytes && total <= ITEM_LIMITS.totalBytes;
    if (!fits || count > ITEM_LIMITS.files) throw tooLarge(path);
  }
}

/** The new content of a file; null when it goes. */
function contentOf({ text, base64 }: FileChange): Uint8Array | null {
  if (typeof text === 'string') return new TextEncoder().encode(text);
  return typeof base64 === 'string' ? Buffer.from(base64, 'base64') : null;
}

/** Whether files are as changes would make them. */
export const areThere = (changes: SaveItemDraftBody['changes'], files: ItemFiles): boolean =>
  changes.every((change) => {
    const wanted = contentOf(change);
    const present = files.get(change.path);
    return wanted && present ? Buffer.compare(wanted, present) === 0 : !wanted && !present;
  });

/** Applies changes to the files of a draft whose row is locked, and gives all files as they were and are. */
export async function changeFiles(
  tx: Transaction,
  draftId: string,
  changes: SaveItemDraftBody['changes'],
): Promise<{ before: ItemFiles; after: ItemFiles }> {
  const before = await drafts.findFiles(tx, draftId);
  const files = new Map(before);
  const added = new Map<string, Uint8Array>();
  for (const change of changes) {
    const content = contentOf(change);
    added.delete(change.path);
    if (content) added.set(change.path, content);
    else files.delete(change.path);
  }
  for (const [path, content] of added) files.set(path, content);
  refuseUnfit(files);
  await drafts.removeFiles(
    tx,
    draftId,
    changes.map((change) => change.path),
  );
  await drafts.putFiles(tx, draftId, added);
  return { before, after: new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1))) };
}
