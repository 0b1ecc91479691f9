import { api } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { languageOf } from '../../http/language.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { addComment, type CommentServices } from './add-comment.ts';
import { presentComment } from './comments.presenter.ts';
import * as comments from './comments.repository.ts';

/** Comments on an application: whoever may read it may read and write them. */
export const commentsRoutes: FastifyPluginAsync<CommentServices> = async (app, services) => {
  const { prisma } = app.database;

  route(app, api.listComments, async (request) => {
    const { id: instanceId } = request.params;
    if (!(await services.mayReadInstance(prisma, request.actor, instanceId))) throw new UserError('not-found');
    const rows = await comments.findNewest(prisma, instanceId);
    const authors = await services.findPeople(prisma, [...new Set(rows.map((row) => row.authorId))]);
    return { items: rows.map((row) => presentComment(row, authors, languageOf(request))) };
  });

  route(app, api.addComment, (request, reply) => {
    const { actor, params, body } = request;
    const comment = { instanceId: params.id, actor, text: body.body, lang: languageOf(request) };
    return mutate(app, request, reply, (tx) => addComment(services, tx, comment));
  });
};
