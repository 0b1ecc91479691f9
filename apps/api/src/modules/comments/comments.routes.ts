import { api } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { languageOf } from '../../http/language.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { presentPerson } from '../../lib/present-person.ts';
import { findAttachments } from '../attachments/index.ts';
import { addComment, type CommentServices } from './add-comment.ts';
import { peopleIn, presentComment } from './comments.presenter.ts';
import * as comments from './comments.repository.ts';

/** Comments on an application: whoever may read it may read and write them. */
export const commentsRoutes: FastifyPluginAsync<CommentServices> = async (app, services) => {
  const { prisma } = app.database;

  route(app, api.listComments, async (request) => {
    const { id: instanceId } = request.params;
    if (!(await services.mayReadInstance(prisma, request.actor, instanceId))) throw new UserError('not-found');
    const rows = await comments.findNewest(prisma, instanceId);
    const people = await services.findPeople(prisma, peopleIn(rows));
    const ids = rows.flatMap((row) => row.attachmentIds);
    const files = ids.length > 0 ? await findAttachments(prisma, ids) : [];
    return { items: rows.map((row) => presentComment(row, { people, files }, languageOf(request))) };
  });

  route(app, api.listParticipants, async (request) => {
    const { id: instanceId } = request.params;
    if (!(await services.mayReadInstance(prisma, request.actor, instanceId))) throw new UserError('not-found');
    const people = await services.findPeople(prisma, await comments.findParticipants(prisma, instanceId));
    const others = people.filter((person) => person.active && person.id !== request.actor.userId);
    return { items: others.map((person) => presentPerson(person, languageOf(request))) };
  });

  route(app, api.addComment, (request, reply) => {
    const { actor, params, body } = request;
    const comment = { instanceId: params.id, actor, body, lang: languageOf(request) };
    return mutate(app, request, reply, (tx) => addComment(services, tx, comment));
  });
};
