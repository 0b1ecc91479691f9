import { api } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { route } from '../../http/route.ts';
import { createSessionCookie, createSignInLimit, getCurrentUser } from '../auth/index.ts';
import type { ProviderServices } from './services.ts';
import { signInWithDirectory } from './sign-in-with-directory.ts';

export interface DirectorySignInRoutesOptions {
  readonly services: ProviderServices;
  /** Signs the cookies of sessions. */
  readonly secret: string;
}

/** Signing in with the password of a directory. Takes JSON only: no form of another site can send it. */
export const directorySignInRoutes: FastifyPluginAsync<DirectorySignInRoutesOptions> = async (
  app,
  { services, secret },
) => {
  const cookie = createSessionCookie(app, secret);
  const refuseTooMany = createSignInLimit(app, app.config.signInLimit);

  route(app, api.signInWithDirectory, async (request, reply) => {
    const { key } = request.params;
    const { username, password } = request.body;
    await refuseTooMany(request, `${key} ${username}`);
    const origin = { address: request.ip, userAgent: request.headers['user-agent'] };
    const { sessionId, userId } = await signInWithDirectory(services, { key, username, password, origin });
    cookie.set(request, reply, { sessionId, generation: 1 });
    const accessToken = await reply.jwtSign({ sub: userId, sid: sessionId });
    return { accessToken, user: await getCurrentUser(app.database.prisma, { userId, sessionId }) };
  });
};
