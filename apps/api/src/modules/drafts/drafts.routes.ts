import { api, type DraftView } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { route } from '../../http/route.ts';
import { decodeCursor, encodeCursor } from '../../lib/cursor.ts';
import { fromJson } from '../../lib/json.ts';
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

  const present = async (rows: readonly drafts.DraftRow[], userId: string): Promise<DraftView[]> => {
    const [definitions, files] = await Promise.all([
      deps.definitions.getMany(
        prisma,
        rows.map((row) => row.definitionId),
      ),
      drafts.findFiles(
        prisma,
        userId,
        rows.flatMap((row) => referencedIds(row.form)),
      ),
    ]);
    return rows.map((row) => {
      const ids = new Set(referencedIds(row.form));
      const manifest = definitions.get(row.definitionId)?.manifest;
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
  const presentOne = async (row: drafts.DraftRow, userId: string): Promise<DraftView> => {
    const [draft] = await present([row], userId);
    if (!draft) throw new UserError('not-found');
    return draft;
  };

  route(app, api.listDrafts, async (request) => {
    const { limit = 20, cursor } = request.query;
    const { userId } = request.actor;
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    if (after === null) throw new UserError('invalid-cursor');
    const rows = await drafts.findPage(prisma, { userId, after, limit });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: await present(rows.slice(0, limit), userId),
      nextCursor: last ? encodeCursor({ at: last.updatedAt, id: last.id }) : null,
    };
  });

  route(app, api.createDraft, async (request) => {
    const { userId } = request.actor;
    const { itemKey, form } = request.body;
    const definition = await deps.findStartable(prisma, userId, itemKey);
    if ((await drafts.count(prisma, userId)) >= MAX_DRAFTS) {
      throw new UserError('too-many-drafts', { params: { limit: MAX_DRAFTS } });
    }
    return presentOne(await drafts.create(prisma, { userId, itemKey, definitionId: definition.id, form }), userId);
  });

  route(app, api.getDraft, async (request) => {
    const row = await drafts.find(prisma, request.params.id, request.actor.userId);
    if (!row) throw new UserError('not-found');
    return presentOne(row, request.actor.userId);
  });

  route(app, api.saveDraft, async (request) => {
    const { id } = request.params;
    const { userId } = request.actor;
    const saved = await drafts.save(prisma, { id, userId, ...request.body });
    if (saved) return presentOne(saved, userId);
    const current = await drafts.find(prisma, id, userId);
    if (!current) throw new UserError('not-found');
    throw new UserError('draft-conflict', { current: await presentOne(current, userId) });
  });

  route(app, api.deleteDraft, async (request) => {
    if (!(await drafts.remove(prisma, request.params.id, request.actor.userId))) throw new UserError('not-found');
  });
};
