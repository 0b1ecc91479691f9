import { authApi, type LoginResult } from '@flowhall/contracts';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.ts';
import { route } from '../../http/route.ts';
import { recordAudit } from '../audit/index.ts';
import { createPhoneCodes } from '../phone-codes/index.ts';
import { verifyCode } from '../visitors/index.ts';
import { createBrake } from './brake.ts';
import { getCurrentUser } from './get-current-user.ts';
import { getSite } from './get-site.ts';
import { createKnownBrowser } from './known-browser.ts';
import { refreshSession } from './refresh-session.ts';
import type { RefreshToken } from './refresh-token.ts';
import { createSessionCookie } from './session-cookie.ts';
import { signIn, signInVisitor } from './sign-in.ts';
import { createSignInLimit } from './sign-in-limit.ts';
import { signOut } from './sign-out.ts';
import { updateMe } from './update-me.ts';

export interface AuthRoutesOptions {
  secret: string;
}

/**
 * The cookie belongs to this site, and `SameSite` counts every subdomain of a university as the same: pages of others may
 * not use it. Clients that are no browsers do not send the header.
 */
const refuseOtherOrigins = async ({ headers, server, ip, routeOptions }: FastifyRequest): Promise<void> => {
  const from = headers['sec-fetch-site'];
  if (from !== 'cross-site' && from !== 'same-site') return;
  const entry = { at: server.clock(), subject: `${routeOptions.method} ${routeOptions.url}`, address: ip };
  await recordAudit(server.database.prisma, { action: 'access-refused', ...entry, detail: { from } });
  throw new UserError('forbidden');
};

export const authRoutes: FastifyPluginAsync<AuthRoutesOptions> = async (app, { secret }) => {
  const cookie = createSessionCookie(app, secret);
  const codes = createPhoneCodes(secret);
  const brake = createBrake(secret, app.clock);
  const knownBrowser = createKnownBrowser(app, secret);
  const context = { database: app.database, clock: app.clock };
  const limitSignIn = createSignInLimit(app, app.config.signInLimit);

  async function open(
    request: FastifyRequest,
    reply: FastifyReply,
    { userId, ...token }: RefreshToken & { userId: string },
  ): Promise<LoginResult> {
    cookie.set(request, reply, token);
    const accessToken = await reply.jwtSign({ sub: userId, sid: token.sessionId });
    return { accessToken, user: await getCurrentUser(app.database.prisma, { userId, sessionId: token.sessionId }) };
  }

  route(app, authApi.getSite, async () => getSite(app.config));

  route(app, authApi.login, async (request, reply) => {
    await limitSignIn(request, request.body.username);
    const { username } = request.body;
    const origin = { address: request.ip, userAgent: request.headers['user-agent'] };
    const from = { ...origin, browser: knownBrowser.idFor(request, username) };
    const session = await signIn({ ...context, brake }, request.body, from);
    knownBrowser.remember(request, reply, username);
    return open(request, reply, session);
  });

  route(app, authApi.loginVisitor, async (request, reply) => {
    await limitSignIn(request, request.body.phone);
    const { prisma } = app.database;
    const userId = await verifyCode({ prisma, clock: app.clock, codes, personal: app.personal }, request.body);
    const origin = { address: request.ip, userAgent: request.headers['user-agent'] };
    return open(request, reply, await signInVisitor(app, userId, origin));
  });

  route(
    app,
    authApi.refresh,
    async (request, reply) => {
      const token = cookie.read(request);
      try {
        if (!token) throw new UserError('session-ended');
        return await open(request, reply, await refreshSession(app, token, request.ip));
      } catch (error) {
        if (error instanceof UserError) cookie.clear(request, reply);
        throw error;
      }
    },
    { preHandler: refuseOtherOrigins },
  );

  route(
    app,
    authApi.logout,
    async (request, reply) => {
      const token = cookie.read(request);
      if (token) await signOut(app, token.sessionId, request.ip);
      cookie.clear(request, reply);
    },
    { preHandler: refuseOtherOrigins },
  );

  route(app, authApi.getMe, async (request) => getCurrentUser(app.database.prisma, request.actor));

  route(app, authApi.updateMe, async (request) => updateMe(app, request.actor, request.body));
};
