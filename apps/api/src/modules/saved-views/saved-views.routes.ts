import { api, type ListFilters, type ListName } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { changeView, createView } from './keep-view.ts';
import * as views from './saved-views.repository.ts';

export interface SavedViewsDeps {
  /** How many rows of a person's list each of some filters leaves, up to a bound. */
  readonly count: (list: ListName, userId: string, filters: readonly ListFilters[]) => Promise<readonly number[]>;
}

/** Filters of lists that people keep under names. Each is its owner's alone. */
export const savedViewsRoutes: FastifyPluginAsync<SavedViewsDeps> = async (app, { count }) => {
  const { prisma } = app.database;

  route(app, api.listSavedViews, async (request) => ({ items: await views.findAll(prisma, request.actor.userId) }));

  route(app, api.countSavedViews, async (request) => {
    const { userId } = request.actor;
    const { list = 'todo' } = request.query;
    const kept = (await views.findAll(prisma, userId)).filter((view) => view.list === list);
    const counts = await count(
      list,
      userId,
      kept.map((view) => view.filters),
    );
    return { items: kept.map(({ id }, index) => ({ id, count: counts[index] ?? 0 })) };
  });

  route(app, api.createSavedView, (request, reply) =>
    mutate(app, request, reply, (tx) => createView(tx, request.actor.userId, request.body)),
  );

  route(app, api.changeSavedView, (request, reply) =>
    mutate(app, request, reply, (tx) => changeView(tx, request.actor.userId, request.params.id, request.body)),
  );

  route(app, api.deleteSavedView, async (request) => {
    if (!(await views.remove(prisma, request.params.id, request.actor.userId))) throw new UserError('not-found');
  });
};
