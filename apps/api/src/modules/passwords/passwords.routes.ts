import { passwordsApi } from '@flowhall/contracts';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Mailer } from '../../adapters/mailer.ts';
import { UserError } from '../../errors.ts';
import { route } from '../../http/route.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { createAddressLimit, createBrake, createSignInLimit, getCurrentUser, SITE_NAME } from '../auth/index.ts';
import { changePassword } from './change-password.ts';
import { askForChange, invite } from './for-others.ts';
import { MAIL_PASSWORD_LINK, mailLinks, type ResetJob, requestReset } from './request-reset.ts';
import { createFirstAdministrator, readLink, useLink } from './use-link.ts';

export interface PasswordsDeps {
  readonly secret: string;
  /** Under which people reach this installation. */
  readonly origin: string;
  readonly mailer?: Mailer;
}

/** Local passwords: forgotten, changed, set by one-time links. */
export const passwordsRoutes: FastifyPluginAsync<PasswordsDeps> = async (app, { secret, origin, mailer }) => {
  const { clock, jobs } = app;
  const { prisma } = app.database;
  const services = { prisma, clock, jobs, brake: createBrake(secret, clock) };
  const limitAccount = createSignInLimit(app, app.config.signInLimit);
  const limitLinks = createAddressLimit(app, app.config.signInLimit, 'password link');
  if (mailer) {
    const mail = { prisma, clock, mailer, origin, siteName: SITE_NAME };
    jobs.work<ResetJob>(MAIL_PASSWORD_LINK, (job, { id }) => mailLinks(mail, job, id));
  }
  const wish = (request: FastifyRequest, userId: string) => ({
    ...{ actor: request.actor, userId, at: clock(), address: request.ip },
  });

  route(app, passwordsApi.requestPasswordReset, async (request) => {
    if (!mailer) throw new UserError('mail-unavailable');
    await limitAccount(request, `reset ${request.body.account}`);
    await requestReset(services, request.body.account, request.ip);
  });

  route(app, passwordsApi.readPasswordLink, async (request) => {
    await limitLinks(request);
    return readLink(services, request.body.token, request.ip);
  });

  route(app, passwordsApi.usePasswordLink, async (request) => {
    await limitLinks(request);
    await useLink(services, request.body, request.ip);
  });

  route(app, passwordsApi.createFirstAdministrator, async (request) => {
    await limitLinks(request);
    await createFirstAdministrator(services, request.body, request.ip);
  });

  route(app, passwordsApi.changePassword, async ({ actor, body, ip }) => {
    await changePassword(services, actor, body, ip);
    return getCurrentUser(prisma, actor);
  });

  route(app, passwordsApi.createPasswordLink, async (request) => {
    const link = await withTransaction(prisma, (tx) => invite(tx, wish(request, request.params.id), origin));
    return { url: link.url, expiresAt: link.expiresAt.toISOString() };
  });

  route(app, passwordsApi.requirePasswordChange, (request) =>
    withTransaction(prisma, (tx) => askForChange(tx, wish(request, request.params.id))),
  );
};
