import { api } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { FastifyPluginAsync } from 'fastify';
import type { PersonalBox } from '../../adapters/personal-box.ts';
import { UserError } from '../../errors.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { daysBetween } from '../../lib/days-between.ts';
import { placeAfter, toPage } from '../../lib/page.ts';
import { searchWords } from '../../lib/search-text.ts';
import type { CompiledDefinition, DefinitionCache } from '../definitions/index.ts';
import { beginDraft } from './begin-draft.ts';
import * as drafts from './drafts.repository.ts';
import { presentDraft, presentDrafts } from './present-drafts.ts';
import { sealDraft } from './seal-draft.ts';

export interface DraftsDeps {
  readonly definitions: DefinitionCache;
  readonly personal: PersonalBox;
  /** The current version of an item. @throws UserError `not-found`, `not-in-audience`, `item-closed`. */
  readonly findStartable: (db: DatabaseClient, userId: string, itemKey: string) => Promise<CompiledDefinition>;
}

/** Applications that are being filled in. Each is its writer's alone; values are checked when they are submitted. */
export const draftsRoutes: FastifyPluginAsync<DraftsDeps> = async (app, deps) => {
  const { prisma } = app.database;

  const present = (db: DatabaseClient, rows: readonly drafts.DraftRow[], userId: string) =>
    presentDrafts(db, deps, rows, userId);
  const presentOne = (db: DatabaseClient, row: drafts.DraftRow, userId: string) => presentDraft(db, deps, row, userId);

  route(app, api.listDrafts, async (request) => {
    const { limit = 20, cursor, q = '', item, from, to } = request.query;
    const { userId } = request.actor;
    const found = await drafts.findPage(prisma, {
      ...{ userId, itemKey: item, words: searchWords(q), after: placeAfter(cursor), limit },
      ...daysBetween(from, to),
    });
    const { rows, nextCursor } = toPage(found, limit, ({ updatedAt: at, id }) => ({ at, id }));
    return { items: await present(prisma, rows, userId), nextCursor };
  });

  route(app, api.createDraft, (request, reply) => {
    const { userId } = request.actor;
    const { itemKey, form } = request.body;
    return mutate(app, request, reply, async (tx) => {
      const definition = await deps.findStartable(tx, userId, itemKey);
      return beginDraft(tx, deps, { userId, itemKey, definitionId: definition.id, form });
    });
  });

  route(app, api.getDraft, async (request) => {
    const row = await drafts.find(prisma, request.params.id, request.actor.userId);
    if (!row) throw new UserError('not-found');
    return presentOne(prisma, row, request.actor.userId);
  });

  route(app, api.saveDraft, async (request) => {
    const { id } = request.params;
    const { userId } = request.actor;
    const current = await drafts.find(prisma, id, userId);
    if (!current) throw new UserError('not-found');
    const { form, version } = request.body;
    const sealed = await sealDraft(prisma, deps, { ...current, form });
    const saved = await drafts.save(prisma, { id, userId, version, form: sealed });
    if (saved) return presentOne(prisma, saved, userId);
    throw new UserError('draft-conflict', { current: await presentOne(prisma, current, userId) });
  });

  route(app, api.deleteDraft, async (request) => {
    if (!(await drafts.remove(prisma, request.params.id, request.actor.userId))) throw new UserError('not-found');
  });
};
