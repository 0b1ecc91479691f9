import { api, type IncidentRow } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { languageOf } from '../../http/language.ts';
import { reachOf, refuseBeyond } from '../../http/reach.ts';
import { route } from '../../http/route.ts';
import { placeAfter, toPage } from '../../lib/page.ts';
import { answerMutation, type InstanceServices, performAndDescribe, presentIncident } from '../instances/index.ts';
import * as incidents from './incidents.repository.ts';

/** Where processes cannot go on by themselves, for those who repair them. */
export const incidentsRoutes: FastifyPluginAsync<InstanceServices> = async (app, services) => {
  route(app, api.listIncidents, async (request) => {
    const { state = 'open', limit = 20, cursor } = request.query;
    const reach = reachOf(request.actor, 'instances.operate');
    const found = await incidents.findPage(services.prisma, { state, limit, reach, after: placeAfter(cursor) });
    const { rows, nextCursor } = toPage(found, limit, ({ createdAt: at, id }) => ({ at, id }));
    const definitions = await services.definitions.getMany(
      services.prisma,
      rows.map((row) => row.definitionId),
    );
    const items = rows.flatMap((row): IncidentRow[] => {
      const definition = definitions.get(row.definitionId);
      if (!definition) return [];
      const { instanceId: id, number, title, itemKey } = row;
      return [
        {
          ...presentIncident({ ...row, createdAt: row.createdAt.toISOString() }, definition),
          instance: { id, number, title, itemKey },
          resolvedAt: row.resolvedAt?.toISOString() ?? null,
        },
      ];
    });
    return { items, nextCursor };
  });

  const end = (type: 'retry' | 'resolve') => {
    const operation = type === 'retry' ? api.retryIncident : api.resolveIncident;
    route(app, operation, (request, reply) =>
      answerMutation({ app, services, request, reply }, async (unit) => {
        const { id: incidentId } = request.params;
        const incident = await incidents.findInstance(unit.tx, incidentId);
        if (!incident) throw new UserError('not-found');
        refuseBeyond(request.actor, 'instances.operate', incident.instance);
        return performAndDescribe(services, unit, {
          actor: request.actor,
          lang: languageOf(request),
          subject: { instanceId: incident.instance.id },
          action: () => ({ type, incidentId, opinion: request.body.reason }),
        });
      }),
    );
  };
  end('retry');
  end('resolve');
};
