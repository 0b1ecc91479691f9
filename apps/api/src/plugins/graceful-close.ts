import fp from 'fastify-plugin';

/**
 * When the server begins to close, running requests are answered and then all connections end: a client would keep its
 * own open for more than a minute, and closing waits for that.
 */
export const gracefulClose = fp(
  async (app) => {
    let running = 0;
    let closing = false;
    const endConnections = () => {
      if (closing && running === 0) app.server.closeAllConnections();
    };
    app.addHook('onRequest', async (_request, reply) => {
      running += 1;
      reply.raw.once('close', () => {
        running -= 1;
        endConnections();
      });
    });
    app.addHook('preClose', async () => {
      closing = true;
      endConnections();
    });
    app.addHook('onSend', async (_request, reply) => {
      if (closing) reply.header('connection', 'close');
    });
  },
  { name: 'graceful-close' },
);
