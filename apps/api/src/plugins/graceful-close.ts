import type { IncomingMessage, ServerResponse } from 'node:http';
import fp from 'fastify-plugin';

/**
 * When the server begins to close, running requests are answered and then all connections end: a client would keep its
 * own open for more than a minute, and closing waits for that.
 */
export const gracefulClose = fp(
  async (app) => {
    const running = new Map<IncomingMessage, ServerResponse>();
    let closing = false;
    const endConnections = () => {
      if (closing && running.size === 0) app.server.closeAllConnections();
    };
    const finish = (request: IncomingMessage) => {
      running.delete(request);
      endConnections();
    };
    /** Answered means sent; a connection may be ended only after that. */
    const finishWhenSent = (request: IncomingMessage, response: ServerResponse) => {
      if (response.closed) finish(request);
      else response.once('close', () => finish(request));
    };
    app.addHook('onRequest', async (request, reply) => {
      running.set(request.raw, reply.raw);
      if (closing) finishWhenSent(request.raw, reply.raw);
    });
    app.addHook('onResponse', async (request) => {
      if (!closing) running.delete(request.raw);
    });
    app.addHook('onRequestAbort', async (request) => {
      if (!closing) running.delete(request.raw);
    });
    app.addHook('preClose', async () => {
      closing = true;
      endConnections();
      for (const [request, response] of running) finishWhenSent(request, response);
    });
    app.addHook('onSend', async (_request, reply) => {
      if (closing) reply.header('connection', 'close');
    });
  },
  { name: 'graceful-close' },
);
