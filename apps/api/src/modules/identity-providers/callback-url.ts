import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Where a provider sends browsers back to: under the installation's own address, or under that of the request. */
export function callbackUrl({ config }: FastifyInstance, request: FastifyRequest, key: string): string {
  const site = config.publicUrl ?? `${request.protocol}://${request.host}`;
  return new URL(`/api/auth/providers/${key}/callback`, site).href;
}
