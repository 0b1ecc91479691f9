import { mayBeGiven } from '@flowhall/approval';
import { api, type HandOverView, type Language } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { languageOf } from '../../http/language.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { presentPerson } from '../../lib/present-person.ts';
import { recordAudit } from '../audit/index.ts';
import type { InstanceServices } from '../instances/index.ts';
import * as handOvers from './hand-overs.repository.ts';
import { type HandOverJob, type HandOverServices, RUN_HAND_OVER, runHandOver } from './run-hand-over.ts';

/** Rows that a preview shows. */
const SHOWN = 100;

/** Names the job that hands over. */
export function workOnHandOvers(app: FastifyInstance, instances: InstanceServices): HandOverServices {
  const goOn: HandOverServices['goOn'] = (tx, job) => app.jobs.enqueue(tx, RUN_HAND_OVER, job);
  const services = { ...instances, goOn };
  app.jobs.work<HandOverJob>(RUN_HAND_OVER, (job) => runHandOver(services, job), { concurrency: 1 });
  return services;
}

/** All open work of somebody who leaves goes to others. */
export const handOversRoutes: FastifyPluginAsync<HandOverServices> = async (app, services) => {
  const { prisma, clock } = services;

  async function peopleOf(db: DatabaseClient, fromUserId: string, toUserId: string) {
    const people = await services.directory(db).peopleByIds([fromUserId, toUserId]);
    return {
      from: people.find((one) => one.id === fromUserId),
      to: people.find((one) => one.id === toUserId),
    };
  }

  async function present(db: DatabaseClient, row: handOvers.HandOverRow, lang: Language): Promise<HandOverView> {
    const { from, to } = await peopleOf(db, row.fromUserId, row.toUserId);
    if (!from || !to) throw new UserError('not-found');
    return {
      id: row.id,
      from: presentPerson(from, lang),
      to: presentPerson(to, lang),
      total: row.total,
      done: row.total - row.pending.length - row.failed,
      failed: row.failed,
      createdAt: row.createdAt.toISOString(),
      finishedAt: row.finishedAt?.toISOString() ?? null,
    };
  }

  route(app, api.previewHandOver, async (request) => {
    const { userId, itemKeys = [] } = request.body;
    const rows = await handOvers.findOpenWork(prisma, { userId, itemKeys, limit: SHOWN });
    return {
      tasks: rows.map(({ stepName: step, total: _total, ...row }) => ({ ...row, step })),
      total: rows[0]?.total ?? 0,
      deputies: await handOvers.countDeputies(prisma, userId),
    };
  });

  route(app, api.createHandOver, async (request, reply) => {
    const { actor, body, ip: address } = request;
    const { fromUserId, toUserId, itemKeys = [], reason } = body;
    const answer = await mutate(app, request, reply, async (tx) => {
      const { from, to } = await peopleOf(tx, fromUserId, toUserId);
      if (!from) throw new UserError('not-found');
      if (!to || !mayBeGiven(to) || fromUserId === toUserId) throw new UserError('user-not-active');
      const at = clock();
      const row = await handOvers.insert(tx, {
        ...{ fromUserId, toUserId, itemKeys, createdById: actor.userId, createdAt: at },
        reason: reason?.trim() || null,
        pending: await handOvers.findInstances(tx, fromUserId, itemKeys),
      });
      if (itemKeys.length === 0) await handOvers.moveDeputies(tx, fromUserId, toUserId, at);
      if (!row.finishedAt) await services.goOn(tx, { handOverId: row.id });
      const detail = { to: toUserId, instances: row.total };
      await recordAudit(tx, {
        action: 'work-handed-over',
        at,
        actorId: actor.userId,
        subject: fromUserId,
        detail,
        address,
      });
      return present(tx, row, languageOf(request));
    });
    services.deputies.forget();
    return answer;
  });

  route(app, api.getHandOver, async (request) => {
    const row = await handOvers.find(prisma, request.params.id);
    if (!row) throw new UserError('not-found');
    return present(prisma, row, languageOf(request));
  });
};
