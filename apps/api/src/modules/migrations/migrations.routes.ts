import { api, type Language, type MigrationDetail } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { languageOf } from '../../http/language.ts';
import { mutate } from '../../http/mutate.ts';
import { reachOf, refuseBeyond } from '../../http/reach.ts';
import { route } from '../../http/route.ts';
import { itemKeysWithin } from '../../http/within-reach.repository.ts';
import { placeAfter, toPage } from '../../lib/page.ts';
import { findUserNames } from '../definitions/index.ts';
import { cancelMigration, undoWholeMigration } from './change-migration.ts';
import { presentDetail, presentSummary } from './migrations.presenter.ts';
import * as migrations from './migrations.repository.ts';
import { planForPeople } from './plan-migration.ts';
import { resumeMigrations } from './run-migration.ts';
import type { MigrationServices } from './services.ts';
import { startMigration } from './start-migration.ts';

/** How many instances that were left an answer names. */
const MAX_LEFT = 100;

/** Bringing running applications to another version of their service. */
export const migrationsRoutes: FastifyPluginAsync<MigrationServices> = async (app, services) => {
  const { prisma } = services;
  app.addHook('onReady', () => resumeMigrations(services));

  /** @throws UserError `not-found` for a migration of an item that the caller does not look after */
  async function open(db: DatabaseClient, { actor, params }: { actor: Actor; params: { id: string } }) {
    const row = await migrations.find(db, params.id);
    if (!row) throw new UserError('not-found');
    refuseBeyond(actor, 'instances.migrate', row);
    return row;
  }

  route(app, api.planMigration, async (request) => {
    const { fromDefinitionId, toDefinitionId, ...options } = request.body;
    const keys = await migrations.findItemKeys(prisma, [fromDefinitionId]);
    const itemKey = keys.get(fromDefinitionId);
    if (itemKey !== undefined) refuseBeyond(request.actor, 'instances.migrate', { itemKey });
    const way = { fromDefinitionId, toDefinitionId, options, actorId: request.actor.userId, reason: null };
    return planForPeople(services, way, languageOf(request));
  });

  route(app, api.createMigration, (request, reply) =>
    mutate(app, request, reply, async (tx) => {
      const lang = languageOf(request);
      return describe(tx, await startMigration(services, tx, request.body, request.actor, lang), lang);
    }),
  );

  route(app, api.listMigrations, async (request) => {
    const { limit = 20, cursor, item } = request.query;
    const found = await migrations.findPage(prisma, {
      ...{ itemKey: item, after: placeAfter(cursor), limit },
      within: itemKeysWithin(reachOf(request.actor, 'instances.migrate')),
    });
    const { rows, nextCursor } = toPage(found, limit, (row) => ({ at: row.createdAt, id: row.id }));
    const ids = rows.map((row) => row.id);
    const counts = await migrations.countItems(prisma, ids);
    const names = await findUserNames(
      prisma,
      rows.map((row) => row.createdById),
    );
    return { items: rows.map((row) => presentSummary(row, counts.get(row.id) ?? {}, names)), nextCursor };
  });

  route(app, api.getMigration, async (request) => {
    await open(prisma, request);
    return describe(prisma, request.params.id, languageOf(request));
  });

  route(app, api.undoMigration, (request, reply) =>
    mutate(app, request, reply, async (tx) => {
      await open(tx, request);
      await undoWholeMigration(services, tx, request.params.id, request.actor);
      return describe(tx, request.params.id, languageOf(request));
    }),
  );

  route(app, api.cancelMigration, (request, reply) =>
    mutate(app, request, reply, async (tx) => {
      await open(tx, request);
      await cancelMigration(services, tx, request.params.id);
      return describe(tx, request.params.id, languageOf(request));
    }),
  );
};

async function describe(db: DatabaseClient, id: string, lang: Language): Promise<MigrationDetail> {
  const row = await migrations.find(db, id);
  if (!row) throw new UserError('not-found');
  const counts = (await migrations.countItems(db, [id])).get(id) ?? {};
  const names = await findUserNames(db, [row.createdById]);
  return presentDetail(row, counts, names, await migrations.findLeft(db, id, MAX_LEFT), lang);
}
