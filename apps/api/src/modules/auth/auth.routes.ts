import { authApi, type LoginResult } from '@flowhall/contracts';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.ts';
import { route } from '../../http/route.ts';
import { createPhoneCodes, verifyCode } from '../visitors/index.ts';
import { getCurrentUser } from './get-current-user.ts';
import { getSite } from './get-site.ts';
import { refreshSession } from './refresh-session.ts';
import { createRefreshTokens, type RefreshToken } from './refresh-token.ts';
import { SESSION_LIFETIME_MS, signIn, signInVisitor } from './sign-in.ts';
import { createSignInLimit } from './sign-in-limit.ts';
import { signOut } from './sign-out.ts';
import { updateMe } from './update-me.ts';

export interface AuthRoutesOptions {
  secret: string;
}

const COOKIE = 'flowhall_refresh';

/**
 * The cookie belongs to this site, and `SameSite` counts every subdomain of a university as the same: pages of others may
 * not use it. Clients that are no browsers do not send the header.
 */
const refuseOtherOrigins = async ({ headers }: FastifyRequest): Promise<void> => {
  const from = headers['sec-fetch-site'];
  if (from === 'cross-site' || from === 'same-site') throw new UserError('forbidden');
};

export const authRoutes: FastifyPluginAsync<AuthRoutesOptions> = async (app, { secret }) => {
  const tokens = createRefreshTokens(secret);
  const codes = createPhoneCodes(secret);
  const limitSignIn = createSignInLimit(app, app.config.signInLimit);
  const cookieOptions = (request: FastifyRequest) =>
    ({
      path: '/api/auth',
      httpOnly: true,
      sameSite: 'strict',
      secure: app.config.production || request.protocol === 'https',
    }) as const;

  const presented = (request: FastifyRequest) => tokens.read(request.cookies[COOKIE] ?? '');

  async function open(
    request: FastifyRequest,
    reply: FastifyReply,
    { userId, ...token }: RefreshToken & { userId: string },
  ): Promise<LoginResult> {
    reply.setCookie(COOKIE, tokens.issue(token), { ...cookieOptions(request), maxAge: SESSION_LIFETIME_MS / 1000 });
    const accessToken = await reply.jwtSign({ sub: userId, sid: token.sessionId });
    return { accessToken, user: await getCurrentUser(app.database.prisma, userId) };
  }

  route(app, authApi.getSite, async () => getSite(app.config));

  route(app, authApi.login, async (request, reply) => {
    await limitSignIn(request, request.body.username);
    const origin = { address: request.ip, userAgent: request.headers['user-agent'] };
    return open(request, reply, await signIn(app, request.body, origin));
  });

  route(app, authApi.loginVisitor, async (request, reply) => {
    await limitSignIn(request, request.body.phone);
    const { prisma } = app.database;
    const userId = await verifyCode({ prisma, clock: app.clock, codes }, request.body);
    const origin = { address: request.ip, userAgent: request.headers['user-agent'] };
    return open(request, reply, await signInVisitor(app, userId, origin));
  });

  route(
    app,
    authApi.refresh,
    async (request, reply) => {
      const token = presented(request);
      try {
        if (!token) throw new UserError('session-ended');
        return await open(request, reply, await refreshSession(app, token, request.ip));
      } catch (error) {
        if (error instanceof UserError) reply.clearCookie(COOKIE, cookieOptions(request));
        throw error;
      }
    },
    { preHandler: refuseOtherOrigins },
  );

  route(
    app,
    authApi.logout,
    async (request, reply) => {
      const token = presented(request);
      if (token) await signOut(app, token.sessionId, request.ip);
      reply.clearCookie(COOKIE, cookieOptions(request));
    },
    { preHandler: refuseOtherOrigins },
  );

  route(app, authApi.getMe, async (request) => getCurrentUser(app.database.prisma, request.actor.userId));

  route(app, authApi.updateMe, async (request) => updateMe(app, request.actor.userId, request.body));
};
