import { api } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { languageOf } from '../../http/language.ts';
import { route } from '../../http/route.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import { presentMyToken, presentToken } from './api-tokens.presenter.ts';
import * as tokens from './api-tokens.repository.ts';
import { createApiToken } from './create-api-token.ts';
import { createMyToken } from './create-my-token.ts';

/** Tokens with which programs call the API. */
export const apiTokensRoutes: FastifyPluginAsync = async (app) => {
  const { prisma } = app.database;

  route(app, api.listApiTokens, async (request) => {
    const rows = await tokens.findNewest(prisma);
    const names = await tokens.findNames(prisma, [...new Set(rows.map(({ createdById }) => createdById))]);
    return { items: rows.map((row) => presentToken(row, names, languageOf(request))) };
  });

  // Not answered again to a repetition: for that the token would have to be stored.
  route(app, api.createApiToken, (request) => {
    const { actor, body, ip: address } = request;
    const wish = { actor, body, address, now: app.clock(), lang: languageOf(request) };
    return withTransaction(prisma, (tx) => createApiToken(tx, wish));
  });

  route(app, api.revokeApiToken, async ({ actor, params, ip: address }) => {
    const at = app.clock();
    await withTransaction(prisma, async (tx) => {
      if (!(await tokens.revoke(tx, params.id, null, at))) throw new UserError('not-found');
      await recordAudit(tx, { action: 'api-token-revoked', at, actorId: actor.userId, subject: params.id, address });
    });
  });

  route(app, api.listMyTokens, async ({ actor }) => ({
    items: (await tokens.findOf(prisma, actor.userId)).map(presentMyToken),
  }));

  // Not answered again either.
  route(app, api.createMyToken, (request) => {
    const { actor, body, ip: address } = request;
    const wish = { actor, body, address, now: app.clock(), lang: languageOf(request) };
    return withTransaction(prisma, (tx) => createMyToken(tx, wish));
  });

  route(app, api.revokeMyToken, async ({ actor, params, ip: address }) => {
    const at = app.clock();
    await withTransaction(prisma, async (tx) => {
      if (!(await tokens.revoke(tx, params.id, actor.userId, at))) throw new UserError('not-found');
      await recordAudit(tx, { action: 'api-token-revoked', at, actorId: actor.userId, subject: params.id, address });
    });
  });
};
