import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

const describe = (request: FastifyRequest) => ({
  method: request.method,
  path: request.url.split('?', 1)[0],
  route: request.routeOptions.url,
  userId: request.userId,
});

/** One line per finished request: ids, never names, query texts, addresses or bodies. */
export const requestLog = fp(
  async (app) => {
    app.addHook('onRequest', async (request, reply) => {
      reply.header('x-request-id', request.id);
    });
    app.addHook('onResponse', async (request, reply) => {
      if (request.routeOptions.config.quiet === true && reply.statusCode < 500) return;
      const outcome = { status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
      request.log.info({ ...describe(request), ...outcome }, 'request');
    });
    app.addHook('onRequestAbort', async (request) => {
      request.log.info(describe(request), 'request left by the client');
    });
  },
  { name: 'request-log' },
);
