import type { PrismaClient } from '@flowhall/db';
import type { FastifyRequest } from 'fastify';
import type { ScimContext } from './change-user.ts';

export interface ScimServices {
  readonly prisma: PrismaClient;
  readonly contextOf: (request: FastifyRequest) => ScimContext;
  /** Where clients reach this server. */
  readonly originOf: (request: FastifyRequest) => string;
}
