import type { OrganisationDirectory } from '@flowhall/approval';
import type { WorkingCalendar } from '@flowhall/calendar';
import { api, type Channel } from '@flowhall/contracts';
import type { DatabaseClient, PrismaClient } from '@flowhall/db';
import type { FastifyPluginAsync } from 'fastify';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { languageOf } from '../../http/language.ts';
import { route } from '../../http/route.ts';
import type { DefinitionCache } from '../definitions/index.ts';
import { findTaken } from '../reservations/index.ts';
import { getItem } from './get-item.ts';
import { getItemOptions } from './get-item-options.ts';
import { startableItem } from './items.policy.ts';
import * as items from './items.repository.ts';
import { listItems } from './list-items.ts';
import { previewAudience } from './preview-audience.ts';
import { renderGuide } from './render-guide.ts';

export interface ItemsDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly calendar: WorkingCalendar;
  readonly definitions: DefinitionCache;
  /** The organisation for assignment rules; remembers what it reads. */
  readonly directory: (db: DatabaseClient) => OrganisationDirectory;
  /** Channels outside the application that this installation can serve. */
  readonly external: readonly Channel[];
}

/** The service hall. */
export const itemsRoutes: FastifyPluginAsync<ItemsDeps> = async (app, deps) => {
  const { prisma, definitions } = deps;
  const services = { db: prisma, definitions };
  const here = { clock: deps.clock, calendar: deps.calendar, external: deps.external };

  route(app, api.listItems, (request) =>
    listItems({ ...services, now: deps.clock() }, request.actor.userId, request.query),
  );

  route(app, api.getItem, (request) =>
    getItem(
      { ...services, clock: deps.clock, directory: deps.directory(prisma) },
      request.actor.userId,
      request.params.key,
      languageOf(request),
    ),
  );

  route(app, api.getItemOptions, (request) => {
    const { params, body, actor } = request;
    const looking = { ...services, ...here, directory: deps.directory(prisma) };
    return getItemOptions(looking, actor.userId, params.key, body.form, languageOf(request));
  });

  route(app, api.previewAudience, (request) => previewAudience(prisma, request.body, languageOf(request)));

  route(app, api.previewGuide, async ({ body }) => ({ html: renderGuide(body.markdown) }));

  route(app, api.listTakenTimes, async ({ params, query, actor }) => {
    const { itemKey, manifest } = await startableItem(prisma, definitions, actor.userId, params.key);
    if (!manifest.reservation) return { items: [] };
    const wanted = { itemKey, resource: query.resource, since: deps.clock(), userId: actor.userId };
    const taken = await findTaken(prisma, wanted);
    return { items: taken.map(({ from, to, own }) => ({ from: from.toISOString(), to: to.toISOString(), own })) };
  });

  route(app, api.addFavourite, async (request) => {
    const item = await items.findItem(prisma, request.params.key);
    if (!item) throw new UserError('not-found');
    await items.addFavourite(prisma, request.actor.userId, item.key);
  });

  route(app, api.removeFavourite, async (request) => {
    const item = await items.findItem(prisma, request.params.key);
    if (!item) throw new UserError('not-found');
    await items.removeFavourite(prisma, request.actor.userId, item.key);
  });
};
