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
  /** Leaves writing to the end, where it is sent together with the answer to be stored and the commit. */
  atEnd(write: (last: Transaction) => Promise<unknown>): void;
}

/**
 * Runs a mutation in one transaction. With an `Idempotency-Key` its answer is stored in the same transaction: the same
 * request under the same key gets that answer again and changes nothing, also when both arrive at once (the second waits
 * for the first), and a different request is refused. `work` may run again after a deadlock, but not for a repetition.
 * `content` tells apart what is sent beside a body of JSON, such as files, by a hash.
 * @throws UserError `idempotency-key-reused`, `invalid-request` for a key that is none
 */
export function mutate<T>(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (tx: Transaction) => Promise<T>,
  content = '',
): Promise<T> {
  const own = keyOf(request, { content });
  return answerOnce(app, own, async (tx, last) => {
    const stored = own && (await keys.take(tx, own));
    if (stored) return answerOf<T>(app, own, stored);
    const body = await work(tx);
    if (own) await keys.storeAnswer(last, own, sealAnswer(app, own, reply.statusCode, body));
    return body;
  });
}

/**
 * The same for work that has no effect but on the database, which writes at the end. It runs for a repetition, too, which
 * shows when it is refused or its answer has its place taken: then all that it has done is rolled back. `part` names one
 * of several units that a request consists of: each has a key of its own, derived from the request's.
 */
export function mutateAsUnit<T>(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (unit: Unit) => Promise<T>,
  part?: string,
): Promise<T> {
  const own = keyOf(request, { part });
  return answerOnce(app, own, async (tx, last) => {
    const writes: Parameters<Unit['atEnd']>[0][] = [];
    const atEnd: Unit['atEnd'] = (write) => void writes.push(write);
    const body = await work({ tx, atEnd });
    if (own) atEnd((end) => keys.storeAnswer(end, own, sealAnswer(app, own, reply.statusCode, body)));
    await Promise.all(writes.map((write) => write(last)));
    return body;
  });
}

/** Runs a transaction; when it fails because the request had been answered before, that answer is given. */
async function answerOnce<T>(
  app: FastifyInstance,
  own: RequestKey | undefined,
  work: (tx: Transaction, last: Transaction) => Promise<T>,
): Promise<T> {
  const { prisma } = app.database;
  try {
    return await withTransaction(prisma, work);
  } catch (error) {
    const stored = own && (await keys.find(prisma, own).catch(() => null));
    if (!stored) throw error;
    return answerOf<T>(app, own, stored);
  }
}

/** @throws UserError `idempotency-key-reused` */
function answerOf<T>({ personal }: FastifyInstance, own: RequestKey, stored: keys.StoredAnswer): T {
  if (stored.fingerprint !== own.fingerprint) throw new UserError('idempotency-key-reused');
  const { response } = stored;
  // Answers of before were stored as they are.
  if (typeof response !== 'string' || !personal.isSealed(response)) return fromJson<T>(response);
  return fromJson<T>(JSON.parse(personal.open(response, ownerOf(own))));
}

const ownerOf = ({ userId, key }: keys.KeyOfUser): string => `answer ${userId} ${key}`;

/** What somebody was answered holds what only they may read. */
function sealAnswer({ personal, clock }: FastifyInstance, own: RequestKey, status: number, body: unknown) {
  return { status, at: clock(), body: personal.seal(JSON.stringify(body ?? null), ownerOf(own)) };
}

interface RequestKey extends keys.KeyOfUser {
  readonly fingerprint: string;
}

interface KeyParts {
  readonly part?: string | undefined;
  readonly content?: string;
}

function keyOf(request: FastifyRequest, { part, content = '' }: KeyParts): RequestKey | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new UserError('invalid-request', {
      errors: [{ pointer: '/headers/idempotency-key', message: KEY_RULE[languageOf(request)] }],
    });
  }
  const own = part === undefined ? key : `part:${hash(`${key}\n${part}`)}`;
  return { userId: request.actor.userId, key: own, fingerprint: fingerprintOf(request, content) };
}

const fingerprintOf = (request: FastifyRequest, content: string): string =>
  hash(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}${content}`);

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
