import type { Person } from '@flowhall/approval';
import { api, type CommentView, type Language } from '@flowhall/contracts';
import type { DatabaseClient, Transaction } from '@flowhall/db';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { languageOf } from '../../http/language.ts';
import { route } from '../../http/route.ts';
import { presentPerson } from '../../lib/present-person.ts';
import { withTransaction } from '../../lib/transaction.ts';
import type { Message } from '../notifications/index.ts';
import * as comments from './comments.repository.ts';

export interface CommentsDeps {
  readonly mayReadInstance: (db: DatabaseClient, actor: Actor, instanceId: string) => Promise<boolean>;
  readonly findPeople: (db: DatabaseClient, ids: readonly string[]) => Promise<readonly Person[]>;
  readonly notify: (tx: Transaction, messages: readonly Message[]) => Promise<void>;
}

/** Comments on an application: whoever may read it may read and write them. */
export const commentsRoutes: FastifyPluginAsync<CommentsDeps> = async (app, deps) => {
  const { prisma } = app.database;
  const checkReadable = async (actor: Actor, instanceId: string) => {
    if (!(await deps.mayReadInstance(prisma, actor, instanceId))) throw new UserError('not-found');
  };

  route(app, api.listComments, async (request) => {
    await checkReadable(request.actor, request.params.id);
    const rows = await comments.findAll(prisma, request.params.id);
    const authors = await deps.findPeople(prisma, [...new Set(rows.map((row) => row.authorId))]);
    return { items: rows.map((row) => presentComment(row, authors, languageOf(request))) };
  });

  route(app, api.addComment, async (request) => {
    const { id: instanceId } = request.params;
    const body = request.body.body.trim();
    if (!body) throw new UserError('invalid-request');
    await checkReadable(request.actor, instanceId);
    const authorId = request.actor.userId;
    const authors = await deps.findPeople(prisma, [authorId]);
    const row = await withTransaction(prisma, async (tx) => {
      const comment = await comments.insert(tx, { instanceId, authorId, body, createdAt: app.clock() });
      const { title, number, userIds } = await comments.findAddressees(tx, instanceId, authorId);
      const params = { title, number, step: null, actor: authors[0]?.name ?? null };
      await deps.notify(
        tx,
        userIds.map((userId) => ({ userId, event: 'comment', instanceId, taskId: null, params, channels: [] })),
      );
      await app.events.publish(tx, [...userIds, authorId], { kind: 'instance', instanceId });
      return comment;
    });
    return presentComment(row, authors, languageOf(request));
  });
};

function presentComment(row: comments.CommentRow, authors: readonly Person[], lang: Language): CommentView {
  const author = authors.find((person) => person.id === row.authorId);
  return {
    id: row.id,
    author: author ? presentPerson(author, lang) : { id: row.authorId, name: '—', department: null, post: null },
    body: row.body,
    createdAt: row.createdAt.toISOString(),
  };
}
