import { api } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { findStarts } from '../definitions/index.ts';
import { BROADCAST_SIGNAL, type InstanceServices, type SignalJob } from '../instances/index.ts';
import { deliverMessage } from './deliver-message.ts';
import * as subscriptions from './subscriptions.repository.ts';

/** Messages and signals from other systems. */
export const messagesRoutes: FastifyPluginAsync<InstanceServices> = async (app, services) => {
  route(app, api.sendMessage, (request, reply) =>
    mutate(app, request, reply, (tx) => {
      const { name, variables = {}, ...address } = request.body;
      return deliverMessage(services, tx, { ...address, names: [name], variables });
    }),
  );

  route(app, api.sendSignal, (request, reply) =>
    mutate(app, request, reply, async (tx) => {
      const { name, variables = {} } = request.body;
      const sentAt = services.clock();
      const listening = await subscriptions.countListening(tx, { name, sentAt, exceptId: null });
      const starts = await findStarts(tx, 'signal', [name]);
      const data: SignalJob = {
        ...{ id: services.nextId(), name, variables, senderId: null, initiatorId: null, after: null },
        sentAt: sentAt.toISOString(),
      };
      if (listening > 0 || starts.length > 0) await services.enqueueAll(tx, BROADCAST_SIGNAL, [{ data }]);
      return { listening, starts: starts.length };
    }),
  );
};
