import { ERRORS } from '@flowhall/contracts';
import type { FastifyError, FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { sealPhone } from '../../adapters/personal-box.ts';
import { ApiError } from '../../errors.ts';
import { groupsRoutes } from './groups.routes.ts';
import { presentList } from './present.ts';
import { ERROR, resourceTypes, schemaResources, serviceProviderConfig } from './schemas.ts';
import { ScimError } from './scim-error.ts';
import type { ScimServices } from './services.ts';
import { usersRoutes } from './users.routes.ts';

const MEDIA_TYPE = 'application/scim+json';

/** Provisioning by SCIM 2.0 (RFC 7643, 7644), with a token whose permissions include `org.provision`. */
export const scimRoutes: FastifyPluginAsync = async (app) => {
  await app.register(provisioning, { prefix: '/scim/v2' });
};

const provisioning: FastifyPluginAsync = async (app) => {
  const services: ScimServices = {
    prisma: app.database.prisma,
    contextOf: (request) => ({
      ...{ at: app.clock(), actorId: request.actor.userId, address: request.ip },
      sealPhone: (phone) => sealPhone(app.personal, phone),
    }),
    originOf: (request) => app.config.publicUrl?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`,
  };
  app.addContentTypeParser(MEDIA_TYPE, { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));
  app.addHook('onRequest', app.authenticate);
  app.addHook('onRequest', async (request) => request.requirePermission('org.provision'));
  app.addHook('onSend', async (_request, reply, payload) => {
    if (typeof payload === 'string') reply.header('content-type', `${MEDIA_TYPE}; charset=utf-8`);
    return payload;
  });
  app.setErrorHandler((error: FastifyError, request, reply) => sendError(request, reply, error));
  // Otherwise the pages of the web application would answer.
  app.all('/*', async () => {
    throw new ScimError(404, 'There is nothing here');
  });
  describe(app);
  usersRoutes(app, services);
  groupsRoutes(app, services);
};

/** What clients read before they begin. */
function describe(app: FastifyInstance): void {
  app.get('/ServiceProviderConfig', async () => serviceProviderConfig);
  for (const [path, all] of [
    ['/ResourceTypes', resourceTypes],
    ['/Schemas', schemaResources],
  ] as const) {
    app.get(path, async () => presentList(all, { total: all.length, startIndex: 1 }));
    app.get<{ Params: { id: string } }>(`${path}/:id`, async ({ params }) => {
      const found = all.find(({ id }) => id === params.id);
      if (!found) throw new ScimError(404, 'There is nothing of that name');
      return found;
    });
  }
}

function sendError(request: FastifyRequest, reply: FastifyReply, error: FastifyError) {
  const { status, detail, scimType } = describeError(error);
  if (status >= 500) request.log.error({ err: error }, 'unexpected error');
  return reply.code(status).send({
    ...{ schemas: [ERROR], status: String(status), detail },
    ...(scimType !== undefined && { scimType }),
  });
}

function describeError(error: FastifyError): { status: number; detail: string; scimType?: string | undefined } {
  if (error instanceof ScimError) return { status: error.status, detail: error.message, scimType: error.scimType };
  if (error instanceof ApiError) {
    const { status, en } = ERRORS[error.code];
    return { status, detail: en, ...(status === 400 && { scimType: 'invalidValue' }) };
  }
  const { statusCode = 500 } = error;
  if (statusCode >= 500) return { status: 500, detail: 'Something went wrong here' };
  return { status: statusCode, detail: error.message, ...(statusCode === 400 && { scimType: 'invalidSyntax' }) };
}
