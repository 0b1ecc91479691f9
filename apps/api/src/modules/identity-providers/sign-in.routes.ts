import { api, type SignInProblem } from '@flowhall/contracts';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { route } from '../../http/route.ts';
import { createAddressLimit, createSessionCookie } from '../auth/index.ts';
import { beginSignIn, JOURNEY_MS } from './begin-sign-in.ts';
import { callbackUrl } from './callback-url.ts';
import { endByProvider } from './end-session.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { presentSignInProvider } from './identity-providers.presenter.ts';
import * as providers from './identity-providers.repository.ts';
import { ProviderFailure } from './provider.ts';
import type { ProviderServices } from './services.ts';

export interface SignInRoutesOptions {
  readonly services: ProviderServices;
  /** Signs the cookies of sessions. */
  readonly secret: string;
}

/** Ties a way to a provider and back to one browser. */
const COOKIE = 'flowhall_provider';
/** Status of a redirect to a page that differs each time. */
const FOUND = 302;

/** Signing in by another system, with redirects that the browser follows by itself. */
export const signInRoutes: FastifyPluginAsync<SignInRoutesOptions> = async (app, { services, secret }) => {
  const session = createSessionCookie(app, secret);
  const refuseTooMany = createAddressLimit(app, app.config.signInLimit, 'provider');
  const cookieOptions = (request: FastifyRequest) =>
    ({
      path: '/api/auth/providers',
      httpOnly: true,
      // The provider sends the browser back from another site: a strict cookie would not come along.
      sameSite: 'lax',
      secure: app.config.production || request.protocol === 'https',
    }) as const;
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: FastifyRequest, body: string) => Object.fromEntries(new URLSearchParams(body)),
  );

  route(app, api.listSignInProviders, async () => {
    const rows = await providers.findEnabled(app.database.prisma);
    return { items: rows.map(presentSignInProvider) };
  });

  route(app, api.beginProviderSignIn, async (request, reply) => {
    await refuseTooMany(request);
    const { key } = request.params;
    const returnTo = request.query.return ?? '/';
    try {
      const wish = { key, callbackUrl: callbackUrl(app, request, key), returnTo };
      const { location, browser } = await beginSignIn(services, wish);
      reply.setCookie(COOKIE, browser, { ...cookieOptions(request), maxAge: JOURNEY_MS / 1000 });
      return reply.redirect(location, FOUND);
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      request.log.warn({ err: error, provider: key }, 'identity provider out of reach');
      return reply.redirect(signInPage('provider-unavailable', '/'), FOUND);
    }
  });

  route(app, api.finishProviderSignIn, async (request, reply) => {
    await refuseTooMany(request);
    const { key } = request.params;
    const callback = callbackUrl(app, request, key);
    const finished = await finishSignIn(services, {
      key,
      callbackUrl: callback,
      url: new URL(`${callback}${new URL(request.url, callback).search}`),
      browser: request.cookies[COOKIE] ?? '',
      origin: { address: request.ip, userAgent: request.headers['user-agent'] },
    });
    reply.clearCookie(COOKIE, cookieOptions(request));
    if ('problem' in finished) return reply.redirect(signInPage(finished.problem, finished.returnTo), FOUND);
    session.set(request, reply, { sessionId: finished.sessionId, generation: 1 });
    return reply.redirect(finished.returnTo, FOUND);
  });

  route(app, api.endProviderSession, async (request) => {
    await refuseTooMany(request);
    const { key } = request.params;
    await endByProvider(services, { key, logoutRequest: request.body.logoutRequest, address: request.ip });
  });
};

function signInPage(problem: SignInProblem, returnTo: string): string {
  const query = new URLSearchParams({ problem, ...(returnTo !== '/' && { return: returnTo }) });
  return `/sign-in?${query}`;
}
