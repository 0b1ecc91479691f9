import type { DatabaseClient } from '@flowhall/db';
import { LRUCache } from 'lru-cache';
import { UserError } from '../../errors.ts';
import { type CompiledDefinition, compileChecked, ItemRefused } from '../definitions/index.ts';
import { checkDraft } from './check-draft.ts';
import { itemInvalid } from './deploy-draft.ts';
import * as drafts from './item-drafts.repository.ts';
import type { StudioServices } from './services.ts';

export interface CompiledDraft {
  readonly draftId: string;
  readonly revision: number;
  /** As it would run; its id is the draft's. */
  readonly definition: CompiledDefinition;
}

/** Drafts made ready to run, as far as they are tried out; each revision once. */
export interface CompiledDrafts {
  /** The draft as it is. @throws UserError `not-found`, `item-invalid` with findings */
  current(db: DatabaseClient, id: string): Promise<CompiledDraft>;
  /** A revision that has been compiled, or that is the present one; null for others. */
  at(db: DatabaseClient, id: string, revision: number): Promise<CompiledDraft | null>;
}

const MOST = 50;

export function createCompiledDrafts({ runtime }: Pick<StudioServices, 'runtime'>): CompiledDrafts {
  const known = new LRUCache<string, CompiledDraft>({ max: MOST });
  async function compiled(db: DatabaseClient, draft: drafts.ItemDraftRow): Promise<CompiledDraft> {
    const { id, itemKey, revision } = draft;
    const key = `${id} ${revision}`;
    const before = known.get(key);
    if (before) return before;
    const { item, findings } = await checkDraft(db, itemKey, await drafts.findFiles(db, id));
    if (!item || findings.some((finding) => finding.severity === 'error')) throw itemInvalid(findings);
    try {
      const definition = await compileChecked({ item, findings }, { id, version: 0 }, runtime);
      const made = { draftId: id, revision, definition };
      known.set(key, made);
      return made;
    } catch (error) {
      if (error instanceof ItemRefused) throw itemInvalid(error.findings);
      throw error;
    }
  }
  return {
    async current(db, id) {
      const draft = await drafts.find(db, id);
      if (!draft) throw new UserError('not-found');
      return compiled(db, draft);
    },
    async at(db, id, revision) {
      const before = known.get(`${id} ${revision}`);
      if (before) return before;
      const draft = await drafts.find(db, id);
      return draft?.revision === revision ? compiled(db, draft) : null;
    },
  };
}
