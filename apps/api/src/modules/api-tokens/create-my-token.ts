import type { CreateMyTokenBody, Language, MyToken } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { v7 as uuid } from 'uuid';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { recordAudit } from '../audit/index.ts';
import { mayAskFor } from './api-tokens.policy.ts';
import { presentMyToken } from './api-tokens.presenter.ts';
import * as tokens from './api-tokens.repository.ts';
import { endOf } from './create-api-token.ts';
import { hashSecret, newSecret, writeToken } from './token-text.ts';

/** So many may be good for something at a time. */
const MOST = 20;

export interface Wish {
  readonly actor: Actor;
  readonly body: CreateMyTokenBody;
  readonly lang: Language;
  readonly now: Date;
  readonly address: string;
}

/**
 * Creates a token that acts as its owner; the answer is the only place where it is shown.
 * @throws UserError `forbidden`, `invalid-request`, `too-many-tokens`
 */
export async function createMyToken(
  tx: Transaction,
  { actor, body, lang, now, address }: Wish,
): Promise<MyToken & { token: string }> {
  if (!mayAskFor(actor, body)) throw new UserError('forbidden');
  const expiresAt = endOf(body.expiresAt, now, lang);
  const { userId } = actor;
  if ((await tokens.countLiving(tx, userId, now)) >= MOST) {
    throw new UserError('too-many-tokens', { params: { limit: MOST } });
  }
  const [id, secret] = [uuid(), newSecret()];
  const row = await tokens.insert(tx, id, {
    ...{ name: body.name.trim(), permissions: [...body.scopes], topics: [], hash: hashSecret(secret) },
    ...{ createdById: userId, ownerId: userId, createdAt: now, expiresAt },
  });
  const detail = { name: row.name, permissions: body.scopes.join(' '), personal: true };
  await recordAudit(tx, { action: 'api-token-created', at: now, actorId: userId, subject: id, detail, address });
  return { ...presentMyToken(row), token: writeToken({ id, secret }) };
}
