import { api, type Language, type SessionView } from '@flowhall/contracts';
import type { DatabaseClient, Transaction } from '@flowhall/db';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { languageOf } from '../../http/language.ts';
import { route } from '../../http/route.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import { endSession } from '../auth/index.ts';
import { deviceOf } from './device.ts';
import * as sessions from './sessions.repository.ts';

/**
 * Where people have signed in. A session that is ended here is not renewed any more, and its access token is refused by
 * every server as soon as it has heard of it: at once, and after ten seconds at the latest.
 */
export const sessionsRoutes: FastifyPluginAsync = async (app) => {
  const { prisma } = app.database;

  async function list(db: DatabaseClient, userId: string, actor: Actor, lang: Language): Promise<SessionView[]> {
    const rows = await sessions.findAlive(db, userId, app.clock());
    const names = await sessions.findProviderNames(
      db,
      rows.flatMap((row) => row.providerId ?? []),
    );
    return rows.map(({ id, userAgent, address, createdAt, rotatedAt, expiresAt, providerId }) => ({
      ...{ id, address, device: deviceOf(userAgent), current: id === actor.sessionId },
      createdAt: createdAt.toISOString(),
      lastSeenAt: rotatedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      provider: (providerId && names.get(providerId)?.[lang]) ?? null,
    }));
  }

  async function end(tx: Transaction, id: string, userId: string, { actor, ip: address }: FastifyRequest) {
    const at = app.clock();
    const mine = await sessions.isOf(tx, id, userId, at);
    if (!mine || !(await endSession(tx, id, 'revoked', at))) throw new UserError('not-found');
    const detail = { session: id };
    await recordAudit(tx, { action: 'session-revoked', at, actorId: actor.userId, subject: userId, detail, address });
  }

  route(app, api.listMySessions, async (request) => {
    const { actor } = request;
    return { items: await list(prisma, actor.userId, actor, languageOf(request)) };
  });

  route(app, api.endMySession, (request) =>
    withTransaction(prisma, (tx) => end(tx, request.params.id, request.actor.userId, request)),
  );

  route(app, api.endMyOtherSessions, (request) =>
    withTransaction(prisma, async (tx) => {
      const { userId, sessionId } = request.actor;
      const others = (await sessions.findAlive(tx, userId, app.clock())).filter(({ id }) => id !== sessionId);
      for (const { id } of others) await end(tx, id, userId, request);
      return { ended: others.length };
    }),
  );

  route(app, api.listUserSessions, async (request) => {
    const { id } = request.params;
    if (!(await sessions.personExists(prisma, id))) throw new UserError('not-found');
    return { items: await list(prisma, id, request.actor, languageOf(request)) };
  });

  route(app, api.endUserSession, (request) => {
    const { id, sessionId } = request.params;
    return withTransaction(prisma, (tx) => end(tx, sessionId, id, request));
  });
};
