import { api, type DraftView } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { daysBetween } from '../../lib/days-between.ts';
import { fromJson } from '../../lib/json.ts';
import { placeAfter, toPage } from '../../lib/page.ts';
import { searchWords } from '../../lib/search-text.ts';
import { presentAttachment } from '../attachments/index.ts';
import type { CompiledDefinition, DefinitionCache } from '../definitions/index.ts';
import * as drafts from './drafts.repository.ts';
import { referencedIds } from './referenced-ids.ts';

/** So many drafts are kept for one person. */
const MAX_DRAFTS = 100;

export interface DraftsDeps {
  readonly definitions: DefinitionCache;
  /** The current version of an item. @throws UserError `not-found`, `not-in-audience`, `item-closed`. */
  readonly findStartable: (db: DatabaseClient, userId: string, itemKey: string) => Promise<CompiledDefinition>;
}

/** Applications that are being filled in. Each is its writer's alone; values are checked when they are submitted. */
export const draftsRoutes: FastifyPluginAsync<DraftsDeps> = async (app, deps) => {
  const { prisma } = app.database;

  const present = async (
    db: DatabaseClient,
    rows: readonly drafts.DraftRow[],
    userId: string,
  ): Promise<DraftView[]> => {
    const [manifests, files] = await Promise.all([
      deps.definitions.getManifests(
        db,
        rows.map((row) => row.definitionId),
      ),
      drafts.findFiles(
        db,
        userId,
        rows.flatMap((row) => referencedIds(row.form)),
      ),
    ]);
    return rows.map((row) => {
      const ids = new Set(referencedIds(row.form));
      const manifest = manifests.get(row.definitionId);
      return {
        id: row.id,
        itemKey: row.itemKey,
        itemName: manifest?.name ?? { zh: row.itemKey, en: row.itemKey },
        icon: manifest?.icon ?? 'form',
        form: fromJson(row.form),
        attachments: files.filter((file) => ids.has(file.id)).map(presentAttachment),
        version: row.version,
        updatedAt: row.updatedAt.toISOString(),
      };
    });
  };
  const presentOne = async (db: DatabaseClient, row: drafts.DraftRow, userId: string): Promise<DraftView> => {
    const [draft] = await present(db, [row], userId);
    if (!draft) throw new UserError('not-found');
    return draft;
  };

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
      if ((await drafts.count(tx, userId)) >= MAX_DRAFTS) {
        throw new UserError('too-many-drafts', { params: { limit: MAX_DRAFTS } });
      }
      const draft = await drafts.create(tx, { userId, itemKey, definitionId: definition.id, form });
      return presentOne(tx, draft, userId);
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
    const saved = await drafts.save(prisma, { id, userId, ...request.body });
    if (saved) return presentOne(prisma, saved, userId);
    const current = await drafts.find(prisma, id, userId);
    if (!current) throw new UserError('not-found');
    throw new UserError('draft-conflict', { current: await presentOne(prisma, current, userId) });
  });

  route(app, api.deleteDraft, async (request) => {
    if (!(await drafts.remove(prisma, request.params.id, request.actor.userId))) throw new UserError('not-found');
  });
};
