import { api } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { languageOf } from '../../http/language.ts';
import { route } from '../../http/route.ts';
import type { InstanceServices } from '../instances/index.ts';
import { showClearValue } from './show-clear-value.ts';

/** People's numbers, and what else is known of them. */
export const personalDataRoutes: FastifyPluginAsync<InstanceServices> = async (app, services) => {
  route(app, api.showClearValue, async (request, reply) => {
    const { params, body, actor, ip: address } = request;
    const asked = { instanceId: params.id, field: body.field, actor, lang: languageOf(request), address };
    const value = await showClearValue(services, asked);
    reply.header('cache-control', 'no-store');
    return { value };
  });
};
