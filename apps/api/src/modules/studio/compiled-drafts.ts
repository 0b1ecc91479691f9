import type { DatabaseClient } from '@flowhall/db';
import type { ScenarioFile } from '@flowhall/items';
import { LRUCache } from 'lru-cache';
import { UserError } from '../../errors.ts';
import type { CompiledDefinition } from '../definitions/index.ts';
import { readyDraft } from './check-draft.ts';
import * as drafts from './item-drafts.repository.ts';
import type { StudioServices } from './services.ts';

export interface CompiledDraft {
  readonly draftId: string;
  readonly revision: number;
  /** As it would run; its id is the draft's. */
  readonly definition: CompiledDefinition;
  readonly scenarios: readonly ScenarioFile[];
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
    const files = await drafts.findFiles(db, id);
    const { item, definition } = await readyDraft({ db, runtime }, { itemKey, files }, { id, version: 0 });
    const made = { draftId: id, revision, definition, scenarios: item.scenarios };
    known.set(key, made);
    return made;
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
