import { createHash } from 'node:crypto';
import { type Transaction, withTransaction } from '@flowhall/db';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UserError } from '../errors.ts';

const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Runs a mutation in one transaction. With an `Idempotency-Key` its answer is stored in the same transaction: the same
 * request under the same key gets that answer again and changes nothing, also when both arrive at once (the second waits
 * for the first), and a different request is refused. `work` may run again after a deadlock.
 * @throws UserError `idempotency-key-reused`, `invalid-request` for a key that is none
 */
export async function mutate<T>(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const key = request.headers['idempotency-key'];
  const { prisma } = app.database;
  if (key === undefined) return withTransaction(prisma, work);
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new UserError('invalid-request', {
      errors: [{ pointer: '/headers/idempotency-key', message: 'A-Z, 1–200' }],
    });
  }
  const { userId } = request.actor;
  const fingerprint = fingerprintOf(request);
  return withTransaction(prisma, async (tx) => {
    const taken = await tx.$executeRaw`
      INSERT INTO "IdempotencyKey" ("userId", "key", "fingerprint", "status", "response", "createdAt")
      VALUES (${userId}::uuid, ${key}, ${fingerprint}, 0, 'null', ${app.clock()})
      ON CONFLICT DO NOTHING`;
    if (taken === 0) return replay<T>(tx, userId, key, fingerprint);
    const answer = await work(tx);
    await tx.$executeRaw`
      UPDATE "IdempotencyKey" SET "status" = ${reply.statusCode}, "response" = ${JSON.stringify(answer ?? null)}::jsonb
      WHERE "userId" = ${userId}::uuid AND "key" = ${key}`;
    return answer;
  });
}

async function replay<T>(tx: Transaction, userId: string, key: string, fingerprint: string): Promise<T> {
  const stored = await tx.idempotencyKey.findUniqueOrThrow({ where: { userId_key: { userId, key } } });
  if (stored.fingerprint !== fingerprint) throw new UserError('idempotency-key-reused');
  return stored.response as T;
}

const fingerprintOf = (request: FastifyRequest): string =>
  createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex');
