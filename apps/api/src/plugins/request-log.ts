import fp from 'fastify-plugin';

/** One line per finished request: ids, never names, query texts, addresses or bodies. */
export const requestLog = fp(
  async (app) => {
    app.addHook('onRequest', async (request, reply) => {
      reply.header('x-request-id', request.id);
    });
    app.addHook('onResponse', async (request, reply) => {
      const quiet = request.routeOptions.config.quiet === true && reply.statusCode < 500;
      if (quiet) return;
      request.log.info(
        {
          method: request.method,
          path: request.url.split('?', 1)[0],
          route: request.routeOptions.url,
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
          userId: request.userId,
        },
        'request',
      );
    });
  },
  { name: 'request-log' },
);
