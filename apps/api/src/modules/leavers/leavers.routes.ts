import { api, type Leaver } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.ts';
import { languageOf } from '../../http/language.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { permissionsOf } from '../auth/index.ts';
import type { HandOverServices } from '../hand-overs/index.ts';
import { beginLeaving } from './begin-leaving.ts';
import * as leavers from './leavers.repository.ts';
import { presentLeavers } from './list-leavers.ts';
import { handOverLeaver, keepLeaver } from './settle-leaver.ts';

/** Leavers that are settled and still shown. */
const SETTLED = 100;

/** People who leave: noticed by another system or named by an administrator, who decides what becomes of their work. */
export const leaversRoutes: FastifyPluginAsync<HandOverServices> = async (app, services) => {
  const { prisma, clock } = services;

  async function present(db: DatabaseClient, request: FastifyRequest, userId: string): Promise<Leaver> {
    const row = await leavers.find(db, userId);
    const [shown] = row ? await presentLeavers(services, db, [row], languageOf(request)) : [];
    if (!shown) throw new UserError('not-found');
    return shown;
  }

  route(app, api.listLeavers, async (request) => ({
    items: await presentLeavers(services, prisma, await leavers.findAll(prisma, SETTLED), languageOf(request)),
  }));

  route(app, api.beginLeaving, async (request, reply) => {
    const { actor, ip: address } = request;
    const { userId } = request.body;
    if (userId === actor.userId) throw new UserError('forbidden');
    return mutate(app, request, reply, async (tx) => {
      const [person] = await services.directory(tx).peopleByIds([userId]);
      if (!person) throw new UserError('not-found');
      const theirs = await leavers.findPermissions(tx, userId);
      // Nobody sends away whoever may do more.
      if (!permissionsOf(theirs).every((name) => actor.permissions.has(name))) throw new UserError('forbidden');
      if (!(await leavers.findOpen(tx, [userId])).includes(userId)) throw new UserError('user-not-active');
      await beginLeaving(tx, { userIds: [userId], source: 'local', at: clock(), actorId: actor.userId, address });
      return present(tx, request, userId);
    });
  });

  route(app, api.handOverLeaver, async (request, reply) => {
    const { actor, params, body, ip: address } = request;
    const answer = await mutate(app, request, reply, async (tx) => {
      const reason = body.reason?.trim() || null;
      const { toUserId } = body;
      await handOverLeaver(services, tx, { ...params, toUserId, reason, actorId: actor.userId, address });
      return present(tx, request, params.userId);
    });
    services.deputies.forget();
    return answer;
  });

  route(app, api.keepLeaver, ({ actor, params, ip: address }) =>
    withTransaction(prisma, (tx) => keepLeaver(tx, { ...params, actorId: actor.userId, address, at: clock() })),
  );
};
