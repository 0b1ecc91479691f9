import { createHash } from 'node:crypto';
import type { LocalizedText } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UserError } from '../errors.ts';
import { withTransaction } from '../lib/transaction.ts';
import * as keys from './idempotency-keys.repository.ts';
import { languageOf } from './language.ts';

const KEY = /^[\x21-\x7e]{1,200}$/;
const KEY_RULE: LocalizedText = {
  zh: '须为 1 至 200 个可见的 ASCII 字符',
  en: 'must be 1 to 200 visible ASCII characters',
};

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
      errors: [{ pointer: '/headers/idempotency-key', message: KEY_RULE[languageOf(request)] }],
    });
  }
  const own = { userId: request.actor.userId, key };
  const fingerprint = fingerprintOf(request);
  return withTransaction(prisma, async (tx) => {
    if (!(await keys.take(tx, own, fingerprint, app.clock()))) {
      const stored = await keys.findAnswer<T>(tx, own);
      if (stored.fingerprint !== fingerprint) throw new UserError('idempotency-key-reused');
      return stored.answer;
    }
    const body = await work(tx);
    await keys.storeAnswer(tx, own, { status: reply.statusCode, body });
    return body;
  });
}

const fingerprintOf = (request: FastifyRequest): string =>
  createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex');
