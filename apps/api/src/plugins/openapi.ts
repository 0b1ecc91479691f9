import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fp from 'fastify-plugin';
import { documentBodies } from '../http/document-bodies.ts';

/** OpenAPI 3.1 from the registered routes at /api/openapi.json, a reference page at /api/docs. */
export const openapi = fp(
  async (app) => {
    app.addHook('onRoute', (options) => {
      if (options.url.startsWith('/api/docs')) options.config = { ...options.config, access: 'public' };
    });
    await app.register(swagger, {
      // SCIM describes itself, at addresses of its own.
      transform: ({ schema, url }) => ({ schema: url.startsWith('/scim/') ? { ...schema, hide: true } : schema, url }),
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Flowhall',
          description: 'HTTP API of the service hall. Errors are problem documents (RFC 9457) with a stable `code`.',
          version: '0.1.0',
        },
        components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      },
    });
    app.get('/api/openapi.json', { schema: { hide: true }, config: { access: 'public' } }, async (_request, reply) =>
      reply.header('cache-control', 'no-cache').send(documentBodies(app.swagger())),
    );
    await app.register(swaggerUi, { routePrefix: '/api/docs', uiConfig: { docExpansion: 'none' } });
  },
  { name: 'openapi' },
);
