import { createHash } from 'node:crypto';
import type { LocalizedText } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UserError } from '../errors.ts';
import { fromJson } from '../lib/json.ts';
import { withTransaction } from '../lib/transaction.ts';
import * as keys from './idempotency-keys.repository.ts';
import { languageOf } from './language.ts';

const KEY = /^[\x21-\x7e]{1,200}$/;
const KEY_RULE: LocalizedText = {
  zh: '须为 1 至 200 个可见的 ASCII 字符',
  en: 'must be 1 to 200 visible ASCII characters',
};

/** A transaction that goes to the database as seldom as it can. */
export interface Unit {
  readonly tx: Transaction;
  /**
   * Resolves when the request turned out to be no repetition. Reading and locking may be under way by then; whatever
   * changes something waits for it.
   */
  readonly isNew: Promise<void>;
  /** Leaves writing to the end, where it is sent together with the answer to be stored and the commit. */
  atEnd(write: (last: Transaction) => Promise<unknown>): void;
}

/** The request was answered before: ends `work`, so that the stored answer is given again. */
class Repeated extends Error {
  readonly stored: keys.StoredAnswer;

  constructor(stored: keys.StoredAnswer) {
    super('The request was answered before');
    this.stored = stored;
  }
}

/**
 * Runs a mutation in one transaction. With an `Idempotency-Key` its answer is stored in the same transaction: the same
 * request under the same key gets that answer again and changes nothing, also when both arrive at once (the second waits
 * for the first), and a different request is refused. `work` may run again after a deadlock.
 * @throws UserError `idempotency-key-reused`, `invalid-request` for a key that is none
 */
export const mutate = <T>(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> =>
  mutateAsUnit(app, request, reply, async ({ tx, isNew }) => {
    await isNew;
    return work(tx);
  });

/**
 * The same for work that reads before it knows whether the request is new, and writes at the end. `part` names one of
 * several units that a request consists of: each has a key of its own, derived from the request's.
 */
export async function mutateAsUnit<T>(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (unit: Unit) => Promise<T>,
  part?: string,
): Promise<T> {
  const own = keyOf(request, part);
  const { prisma } = app.database;
  return withTransaction(prisma, async (tx, last) => {
    const writes: Parameters<Unit['atEnd']>[0][] = [];
    const atEnd: Unit['atEnd'] = (write) => void writes.push(write);
    const isNew = own ? take(tx, own) : Promise.resolve();
    // Whoever needs to know awaits it; refused work need not.
    isNew.catch(() => undefined);
    try {
      const body = await work({ tx, isNew, atEnd });
      if (own) atEnd((end) => keys.storeAnswer(end, own, { status: reply.statusCode, body, at: app.clock() }));
      await Promise.all(writes.map((write) => write(last)));
      return body;
    } catch (error) {
      // Also a repetition that found its work done and was refused before it learnt that it is one.
      const stored = await repeatedBy(isNew);
      if (!own || !stored) throw error;
      if (stored.fingerprint !== own.fingerprint) throw new UserError('idempotency-key-reused');
      return fromJson<T>(stored.response);
    }
  });
}

const repeatedBy = (isNew: Promise<void>): Promise<keys.StoredAnswer | null> =>
  isNew.then(
    () => null,
    (error: unknown) => (error instanceof Repeated ? error.stored : null),
  );

interface RequestKey extends keys.KeyOfUser {
  readonly fingerprint: string;
}

function keyOf(request: FastifyRequest, part?: string): RequestKey | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new UserError('invalid-request', {
      errors: [{ pointer: '/headers/idempotency-key', message: KEY_RULE[languageOf(request)] }],
    });
  }
  const own = part === undefined ? key : `part:${hash(`${key}\n${part}`)}`;
  return { userId: request.actor.userId, key: own, fingerprint: fingerprintOf(request) };
}

async function take(tx: Transaction, own: RequestKey): Promise<void> {
  const stored = await keys.take(tx, own);
  if (stored) throw new Repeated(stored);
}

const fingerprintOf = (request: FastifyRequest): string =>
  hash(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`);

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
