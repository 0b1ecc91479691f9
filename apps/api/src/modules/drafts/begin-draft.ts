import type { DraftView } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import type { DefinitionCache } from '../definitions/index.ts';
import * as drafts from './drafts.repository.ts';
import { presentDraft } from './present-drafts.ts';

/** So many drafts are kept for one person. */
const MAX_DRAFTS = 100;

/** Begins an application of a service that the person may start. @throws UserError `too-many-drafts` */
export async function beginDraft(
  tx: Transaction,
  definitions: Pick<DefinitionCache, 'getManifests'>,
  draft: { readonly userId: string; readonly itemKey: string; readonly definitionId: string; readonly form: object },
): Promise<DraftView> {
  if ((await drafts.count(tx, draft.userId)) >= MAX_DRAFTS) {
    throw new UserError('too-many-drafts', { params: { limit: MAX_DRAFTS } });
  }
  return presentDraft(tx, definitions, await drafts.create(tx, draft), draft.userId);
}
