import { timingSafeEqual } from 'node:crypto';
import { KEPT_FROM_TOKENS, type Permission } from '@flowhall/contracts';
import type { Database, DatabaseClient } from '@flowhall/db';
import type { Clock } from '../../clock.ts';
import type { Actor } from '../../http/actor.ts';
import { findBelow, grantsOf, permissionsOf } from '../auth/index.ts';
import * as tokens from './api-tokens.repository.ts';
import { hashSecret, readToken } from './token-text.ts';

/** Use is noted so often. */
const NOTED_MS = 60_000;

/** Finds the program whose token a text is. Asked anew at every request: a revoked token is dead at once. */
export function createFindProgram({ prisma }: Database, clock: Clock): (text: string) => Promise<Actor | undefined> {
  return async (text) => {
    const given = readToken(text);
    if (!given) return undefined;
    const now = clock();
    const token = await tokens.findLiving(prisma, given.id, now);
    if (!token || !timingSafeEqual(token.hash, hashSecret(given.secret))) return undefined;
    if (now.getTime() - (token.lastUsedAt?.getTime() ?? 0) > NOTED_MS) await tokens.noteUse(prisma, token.id, now);
    if (token.owner) return ownerActor(prisma, token, token.owner);
    return {
      userId: token.id,
      sessionId: token.id,
      roles: [],
      permissions: new Set(permissionsOf([token])),
      locale: 'en',
      topics: token.topics,
    };
  };
}

type Living = NonNullable<Awaited<ReturnType<typeof tokens.findLiving>>>;

/** Acts as its owner, within what both the token and the owner may; ends with the owner's account. */
async function ownerActor(
  db: DatabaseClient,
  { id, permissions }: Living,
  owner: NonNullable<Living['owner']>,
): Promise<Actor | undefined> {
  if (owner.status !== 'ACTIVE' || owner.visitorOf !== null) return undefined;
  const kept: readonly string[] = KEPT_FROM_TOKENS;
  const within = (name: Permission) => permissions.includes(name) && !kept.includes(name);
  const held = await grantsOf(owner.roles, (ids) => findBelow(db, ids));
  return {
    userId: owner.id,
    sessionId: id,
    roles: owner.roles.map(({ role }) => role.key),
    permissions: new Set([...held.permissions].filter(within)),
    narrowed: (held.narrowed ?? []).map((grant) => ({ ...grant, permissions: grant.permissions.filter(within) })),
    locale: owner.locale === 'en' ? 'en' : 'zh',
    visitorOf: null,
    token: { self: permissions.includes('self') },
  };
}
