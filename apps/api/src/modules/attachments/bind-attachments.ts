import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import { isUuid } from '../../lib/uuid.ts';
import * as attachments from './attachments.repository.ts';

/**
 * Makes the files that a form, a record or a comment refers to part of the instance, in the action's transaction.
 * @throws UserError attachment-unusable when one does not exist, is somebody else's or belongs to another instance.
 */
export async function bindAttachments(tx: Transaction, binding: attachments.Binding): Promise<void> {
  const ids = [...new Set(binding.ids)];
  if (ids.length === 0) return;
  if (!ids.every(isUuid) || (await attachments.bind(tx, { ...binding, ids })) < ids.length) {
    throw new UserError('attachment-unusable');
  }
}
