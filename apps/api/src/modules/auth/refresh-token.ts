import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a refresh token says: the session, and how often its token has been exchanged, counted from one. */
export interface RefreshToken {
  sessionId: string;
  generation: number;
}

export interface RefreshTokens {
  /** The token text; always the same for the same session and generation. */
  issue(token: RefreshToken): string;
  /** What a text says if this server signed it. */
  read(text: string): RefreshToken | undefined;
}

const FORMAT = /^([0-9a-f-]{36})\.([1-9][0-9]{0,8})\.([\w-]{43})$/;

/**
 * Signed tokens: an old one is recognised as ours for ever, which is what reuse detection needs, and nothing that
 * could be replayed is stored in the database.
 */
export function createRefreshTokens(secret: string): RefreshTokens {
  const key = createHmac('sha256', secret).update('refresh token key').digest();
  const sign = (text: string) => createHmac('sha256', key).update(text).digest();

  return {
    issue({ sessionId, generation }) {
      const text = `${sessionId}.${generation}`;
      return `${text}.${sign(text).toString('base64url')}`;
    },
    read(text) {
      const [, sessionId, generation, signature] = FORMAT.exec(text) ?? [];
      if (!sessionId || !generation || !signature) return undefined;
      const given = Buffer.from(signature, 'base64url');
      if (!timingSafeEqual(given, sign(`${sessionId}.${generation}`))) return undefined;
      return { sessionId, generation: Number(generation) };
    },
  };
}
