import { localDate } from '@flowhall/calendar';
import { api, type DeputyView } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.ts';
import { languageOf } from '../../http/language.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { placeAfter, toPage } from '../../lib/page.ts';
import type { ActiveDeputies } from './active-deputies.ts';
import { type Audience, presentDeputies } from './deputies.presenter.ts';
import * as deputies from './deputies.repository.ts';
import { changeDeputy, createDeputy, type DeputyServices, endDeputy } from './set-deputy.ts';

export interface DeputiesDeps extends DeputyServices {
  readonly active: ActiveDeputies;
}

/** Deputies: whoever is away names them, or those who manage the organisation. */
export const deputiesRoutes: FastifyPluginAsync<DeputiesDeps> = async (app, services) => {
  const { prisma } = app.database;
  const audienceOf = (request: FastifyRequest): Audience => ({
    readerId: request.actor.userId,
    lang: languageOf(request),
    today: localDate(services.clock()),
    findPeople: services.findPeople,
  });

  route(app, api.listDeputies, async (request) => {
    const { scope = 'given', limit = 20, cursor } = request.query;
    const { userId, permissions } = request.actor;
    if (scope === 'all' && !permissions.has('org.manage')) throw new UserError('forbidden');
    const found = await deputies.findPage(prisma, { scope, userId, limit, after: placeAfter(cursor) });
    const { rows, nextCursor } = toPage(found, limit, ({ createdAt: at, id }) => ({ at, id }));
    return { items: await presentDeputies(prisma, rows, audienceOf(request)), nextCursor };
  });

  route(app, api.listDeputyItems, async () => ({ items: await deputies.findItemNames(prisma) }));

  const set = async (
    request: FastifyRequest,
    reply: FastifyReply,
    work: (tx: Transaction) => Promise<deputies.DeputyRow>,
  ): Promise<DeputyView> => {
    const answer = await mutate(app, request, reply, async (tx) => {
      const [view] = await presentDeputies(tx, [await work(tx)], audienceOf(request));
      if (!view) throw new UserError('not-found');
      return view;
    });
    services.active.forget();
    return answer;
  };

  route(app, api.createDeputy, (request, reply) =>
    set(request, reply, (tx) => createDeputy(services, tx, request.actor, request.body)),
  );

  route(app, api.changeDeputy, (request, reply) =>
    set(request, reply, (tx) =>
      changeDeputy(services, tx, request.actor, { id: request.params.id, body: request.body }),
    ),
  );

  route(app, api.endDeputy, (request, reply) =>
    set(request, reply, (tx) => endDeputy(services, tx, request.actor, request.params.id)),
  );
};
