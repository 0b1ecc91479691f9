import type { ApiToken, CreateApiTokenBody, Language } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { v7 as uuid } from 'uuid';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { recordAudit } from '../audit/index.ts';
import { mayGrant } from './api-tokens.policy.ts';
import { presentToken } from './api-tokens.presenter.ts';
import * as tokens from './api-tokens.repository.ts';
import { hashSecret, newSecret, writeToken } from './token-text.ts';

const LONGEST_DAYS = 366;

export interface Request {
  readonly actor: Actor;
  readonly body: CreateApiTokenBody;
  readonly lang: Language;
  readonly now: Date;
  readonly address: string;
}

/** When a token ends. @throws UserError `invalid-request` for what has passed or is more than a year away */
export function endOf(text: string, now: Date, lang: Language): Date {
  const expiresAt = new Date(text);
  const days = (expiresAt.getTime() - now.getTime()) / 86_400_000;
  if (days > 0 && days <= LONGEST_DAYS) return expiresAt;
  const message = lang === 'en' ? 'must be within a year from now' : '须在今后一年之内';
  throw new UserError('invalid-request', { errors: [{ pointer: '/expiresAt', message }] });
}

/** Creates a token; the answer is the only place where it is shown. @throws UserError `forbidden`, `invalid-request` */
export async function createApiToken(
  tx: Transaction,
  { actor, body, lang, now, address }: Request,
): Promise<ApiToken & { token: string }> {
  if (!mayGrant(actor, body)) throw new UserError('forbidden');
  const expiresAt = endOf(body.expiresAt, now, lang);
  const id = uuid();
  const secret = newSecret();
  const { name, permissions, topics = [] } = body;
  const row = await tokens.insert(tx, id, {
    ...{ name: name.trim(), permissions: [...permissions], topics: [...topics], hash: hashSecret(secret) },
    ...{ createdById: actor.userId, createdAt: now, expiresAt },
  });
  const detail = { name: row.name, permissions: permissions.join(' '), topics: topics.join(' ') };
  await recordAudit(tx, { action: 'api-token-created', at: now, actorId: actor.userId, subject: id, detail, address });
  const names = await tokens.findNames(tx, [actor.userId]);
  return { ...presentToken(row, names, lang), token: writeToken({ id, secret }) };
}
