import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.ts';

/** A campus reaches the server through few addresses, so an address gets more attempts than a name. */
const ADDRESS_FACTOR = 10;

/** Refuses too many sign-in attempts for one user name or from one address within a minute. */
export function createSignInLimit(app: FastifyInstance, limit: number) {
  const timeWindow = '1 minute';
  const attempts = new WeakMap<FastifyRequest, string>();
  const byAddress = app.createRateLimit({
    max: limit * ADDRESS_FACTOR,
    timeWindow,
    keyGenerator: (request) => `address ${request.ip}`,
  });
  const byName = app.createRateLimit({
    max: limit,
    timeWindow,
    keyGenerator: (request) => `name ${attempts.get(request) ?? ''}`,
  });

  return async (request: FastifyRequest, username: string): Promise<void> => {
    attempts.set(request, createHash('sha256').update(username.toLowerCase()).digest('base64url'));
    for (const check of [byAddress, byName]) {
      const state = await check(request);
      if (!state.isAllowed && state.isExceeded) {
        throw new UserError('too-many-requests', { params: { seconds: state.ttlInSeconds } });
      }
    }
  };
}
