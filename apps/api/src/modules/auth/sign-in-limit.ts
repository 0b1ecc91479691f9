import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.ts';

/** A campus reaches the server through few addresses, so an address gets more attempts than a name. */
const ADDRESS_FACTOR = 10;
const TIME_WINDOW = '1 minute';

/** Asks one limit and refuses what is over it. @throws UserError `too-many-requests` */
async function refuseOver(check: ReturnType<FastifyInstance['createRateLimit']>, request: FastifyRequest) {
  const state = await check(request);
  if (!state.isAllowed && state.isExceeded) {
    throw new UserError('too-many-requests', { params: { seconds: state.ttlInSeconds } });
  }
}

/** Refuses too many requests from one address within a minute, counted by what they are for. */
export function createAddressLimit(app: FastifyInstance, limit: number, purpose: string) {
  const check = app.createRateLimit({
    max: limit * ADDRESS_FACTOR,
    timeWindow: TIME_WINDOW,
    keyGenerator: (request) => `${purpose} ${request.ip}`,
  });
  return (request: FastifyRequest): Promise<void> => refuseOver(check, request);
}

/** Refuses too many sign-in attempts for one user name or from one address within a minute. */
export function createSignInLimit(app: FastifyInstance, limit: number) {
  const attempts = new WeakMap<FastifyRequest, string>();
  const refuseAddress = createAddressLimit(app, limit, 'address');
  const byName = app.createRateLimit({
    max: limit,
    timeWindow: TIME_WINDOW,
    keyGenerator: (request) => `name ${attempts.get(request) ?? ''}`,
  });

  return async (request: FastifyRequest, username: string): Promise<void> => {
    attempts.set(request, createHash('sha256').update(username.toLowerCase()).digest('base64url'));
    await refuseAddress(request);
    await refuseOver(byName, request);
  };
}
