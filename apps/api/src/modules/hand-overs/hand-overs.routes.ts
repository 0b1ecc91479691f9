import { api, type HandOverView, type Language } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { languageOf } from '../../http/language.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { presentPerson } from '../../lib/present-person.ts';
import type { InstanceServices } from '../instances/index.ts';
import * as handOvers from './hand-overs.repository.ts';
import { type HandOverJob, type HandOverServices, RUN_HAND_OVER, runHandOver } from './run-hand-over.ts';
import { peopleOf, startHandOver } from './start-hand-over.ts';

/** Rows that a preview shows. */
const SHOWN = 100;

/** Names the job that hands over; `finished` is told in the transaction that ends one. */
export function workOnHandOvers(
  app: FastifyInstance,
  instances: InstanceServices,
  finished: HandOverServices['finished'],
): HandOverServices {
  const goOn: HandOverServices['goOn'] = (tx, job) => app.jobs.enqueue(tx, RUN_HAND_OVER, job);
  const services = { ...instances, goOn, finished };
  app.jobs.work<HandOverJob>(RUN_HAND_OVER, (job) => runHandOver(services, job), { concurrency: 1 });
  return services;
}

/** All open work of somebody who leaves goes to others. */
export const handOversRoutes: FastifyPluginAsync<HandOverServices> = async (app, services) => {
  const { prisma } = services;

  async function present(db: DatabaseClient, row: handOvers.HandOverRow, lang: Language): Promise<HandOverView> {
    const { from, to } = await peopleOf(services, db, row.fromUserId, row.toUserId);
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
    const answer = await mutate(app, request, reply, async (tx) => {
      const row = await startHandOver(services, tx, {
        ...{ fromUserId: body.fromUserId, toUserId: body.toUserId, itemKeys: body.itemKeys ?? [] },
        ...{ reason: body.reason?.trim() || null, createdById: actor.userId, address },
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
