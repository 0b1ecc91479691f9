import { PERMISSIONS } from '@flowhall/contracts';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { LRUCache } from 'lru-cache';

export interface Refusal {
  readonly actorId: string;
  /** Method and address of the route, without what stands in its places. */
  readonly route: string;
  readonly address: string;
}

/** The same refusal again within this time is not recorded again: whoever tries must not fill the log. */
const ONCE_IN_MS = 60_000;

/** Records whoever tries what a permission is needed for that they do not have, there. */
export const refusals = fp<{ record: (refusal: Refusal) => Promise<void> }>(
  async (app, { record }) => {
    const told = new LRUCache<string, true>({ max: 10_000, ttl: ONCE_IN_MS });

    app.addHook('onSend', async (request, reply) => {
      if (!isRefused(request, reply.statusCode)) return;
      const { userId, ip: address, method } = request;
      if (userId === undefined) return;
      const route = `${method} ${request.routeOptions.url ?? ''}`;
      const key = `${userId} ${route}`;
      if (told.has(key)) return;
      told.set(key, true);
      await record({ actorId: userId, route, address }).catch((err: unknown) =>
        request.log.error({ err }, 'a refusal was not recorded'),
      );
    });
  },
  { name: 'refusals', dependencies: ['authentication'] },
);

/** What is beyond somebody's departments or services is answered as if it were not there. */
function isRefused(request: FastifyRequest, status: number): boolean {
  const { access, scoped } = request.routeOptions.config;
  const permission = PERMISSIONS.find((name) => name === access);
  if (!permission || request.userId === undefined) return false;
  return status === 403 || (status === 404 && scoped === true && !request.actor.permissions.has(permission));
}
