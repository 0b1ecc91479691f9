import { healthApi } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { route } from '../../http/route.ts';
import { databaseAnswers } from './health.repository.ts';

export const healthRoutes: FastifyPluginAsync = async (app) => {
  route(app, healthApi.getHealth, async () => ({ status: 'ok' as const }));

  route(app, healthApi.getReady, async (_request, reply) => {
    const [database, jobs] = await Promise.all([
      databaseAnswers(app.database.prisma),
      app.jobs.healthy().catch(() => false),
    ]);
    const failing = [...(database ? [] : ['database' as const]), ...(jobs ? [] : ['jobs' as const])];
    if (failing.length === 0) return { status: 'ok' as const };
    return reply.code(503).send({ status: 'unavailable', failing });
  });
};
