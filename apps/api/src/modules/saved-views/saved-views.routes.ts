import { api, type ListFilters } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { changeView, createView } from './keep-view.ts';
import * as views from './saved-views.repository.ts';

export interface SavedViewsDeps {
  /** How many to-dos of a person each of some filters leaves, up to a bound. */
  readonly countTodos: (userId: string, filters: readonly ListFilters[]) => Promise<readonly number[]>;
}

/** Filters of lists that people keep under names. Each is its owner's alone. */
export const savedViewsRoutes: FastifyPluginAsync<SavedViewsDeps> = async (app, { countTodos }) => {
  const { prisma } = app.database;

  route(app, api.listSavedViews, async (request) => ({ items: await views.findAll(prisma, request.actor.userId) }));

  route(app, api.countSavedViews, async (request) => {
    const { userId } = request.actor;
    const todo = (await views.findAll(prisma, userId)).filter((view) => view.list === 'todo');
    const counts = await countTodos(
      userId,
      todo.map((view) => view.filters),
    );
    return { items: todo.map(({ id }, index) => ({ id, count: counts[index] ?? 0 })) };
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
