import { api } from '@flowhall/contracts';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { contentDisposition } from '../../http/content-disposition.ts';
import { languageOf } from '../../http/language.ts';
import { route } from '../../http/route.ts';
import { erasePerson } from './erase-person.ts';
import { exportPerson } from './export-person.ts';
import type { PersonalDataServices } from './services.ts';
import { showClearValue } from './show-clear-value.ts';

/** People's numbers, and what else is known of them. */
export const personalDataRoutes: FastifyPluginAsync<PersonalDataServices> = async (app, services) => {
  route(app, api.showClearValue, async (request, reply) => {
    const { params, body, actor, ip: address } = request;
    const asked = { instanceId: params.id, field: body.field, actor, lang: languageOf(request), address };
    const value = await showClearValue(services, asked);
    reply.header('cache-control', 'no-store');
    return { value };
  });

  async function send({ actor, ip: address }: FastifyRequest, reply: FastifyReply, userId: string) {
    const { name, zip } = await exportPerson(services, { userId, actorId: actor.userId, address });
    return reply
      .type('application/zip')
      .header('content-disposition', contentDisposition('attachment', `${name}.zip`))
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(zip));
  }

  route(app, api.exportMyData, (request, reply) => send(request, reply, request.actor.userId));

  route(app, api.exportPersonalData, (request, reply) => send(request, reply, request.params.id));

  route(app, api.erasePersonalData, ({ actor, params, body, ip: address }) =>
    erasePerson(services, { userId: params.id, actorId: actor.userId, reason: body.reason.trim(), address }),
  );
};
