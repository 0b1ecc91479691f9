import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mutateAsUnit, type Unit } from '../../http/mutate.ts';
import { ProcessFailure } from './process-failure.ts';
import type { InstanceServices } from './services.ts';
import { reportFailure } from './tell-administrators.ts';

export interface Mutation {
  readonly app: FastifyInstance;
  readonly services: InstanceServices;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Which of several units of the request. */
  readonly part?: string;
}

/** Answers a mutation once, whatever happens; when the process failed, administrators are told after the rollback. */
export async function answerMutation<T>(
  { app, services, request, reply, part }: Mutation,
  work: (unit: Unit) => Promise<T>,
): Promise<T> {
  try {
    return await mutateAsUnit(app, request, reply, work, part);
  } catch (error) {
    if (error instanceof ProcessFailure) await reportFailure(services, error);
    throw error;
  }
}
