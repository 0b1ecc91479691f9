import type { DraftView } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import * as drafts from './drafts.repository.ts';
import { presentDraft } from './present-drafts.ts';
import { type DraftServices, sealDraft } from './seal-draft.ts';

/** So many drafts are kept for one person. */
const MAX_DRAFTS = 100;

/** Begins an application of a service that the person may start. @throws UserError `too-many-drafts` */
export async function beginDraft(
  tx: Transaction,
  services: DraftServices,
  draft: { readonly userId: string; readonly itemKey: string; readonly definitionId: string; readonly form: object },
): Promise<DraftView> {
  if ((await drafts.count(tx, draft.userId)) >= MAX_DRAFTS) {
    throw new UserError('too-many-drafts', { params: { limit: MAX_DRAFTS } });
  }
  const form = await sealDraft(tx, services, draft);
  return presentDraft(tx, services, await drafts.create(tx, { ...draft, form }), draft.userId);
}
