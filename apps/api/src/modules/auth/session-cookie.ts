import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_LIFETIME_MS } from './open-session.ts';
import { createRefreshTokens, type RefreshToken } from './refresh-token.ts';

const COOKIE = 'flowhall_refresh';

/** The cookie with which a browser renews its sign-in. */
export interface SessionCookie {
  /** What the browser presents, if this server signed it. */
  read(request: FastifyRequest): RefreshToken | undefined;
  set(request: FastifyRequest, reply: FastifyReply, token: RefreshToken): void;
  clear(request: FastifyRequest, reply: FastifyReply): void;
}

export function createSessionCookie(app: FastifyInstance, secret: string): SessionCookie {
  const tokens = createRefreshTokens(secret);
  const options = (request: FastifyRequest) =>
    ({
      path: '/api/auth',
      httpOnly: true,
      sameSite: 'strict',
      secure: app.config.production || request.protocol === 'https',
    }) as const;
  return {
    read: (request) => tokens.read(request.cookies[COOKIE] ?? ''),
    set(request, reply, token) {
      reply.setCookie(COOKIE, tokens.issue(token), { ...options(request), maxAge: SESSION_LIFETIME_MS / 1000 });
    },
    clear(request, reply) {
      reply.clearCookie(COOKIE, options(request));
    },
  };
}
