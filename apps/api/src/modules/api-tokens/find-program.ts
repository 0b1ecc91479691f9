import { timingSafeEqual } from 'node:crypto';
import type { Database } from '@flowhall/db';
import type { Clock } from '../../clock.ts';
import type { Actor } from '../../http/actor.ts';
import { permissionsOf } from '../auth/index.ts';
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
