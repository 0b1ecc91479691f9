import { api } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { languageOf } from '../../http/language.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { sendSpreadsheet } from '../../http/send-spreadsheet.ts';
import { answerMutation } from './answer-mutation.ts';
import { copyInstance } from './copy-instance.ts';
import { createInstance } from './create-instance.ts';
import { describeInstance } from './describe-instance.ts';
import { exportInstances } from './export-instances.ts';
import { getDiagram } from './get-diagram.ts';
import { getForecast } from './get-forecast.ts';
import { getHistory, verifyHistory } from './get-history.ts';
import { getInstance } from './get-instance.ts';
import { readerOf } from './instances.policy.ts';
import { listInstances } from './list-instances.ts';
import { performAndDescribe } from './perform-action.ts';
import { applying } from './refuse-applying.ts';
import { forOneAnswer, type InstanceServices } from './services.ts';

/** Applications: making, finding, following and ending them. */
export const instancesRoutes: FastifyPluginAsync<InstanceServices> = async (app, services) => {
  route(app, api.createInstance, (request, reply) =>
    answerMutation({ app, services, request, reply }, async ({ tx }) => {
      const { actor, body } = request;
      const lang = languageOf(request);
      const scoped = forOneAnswer(services, tx);
      const { instance, definition } = await applying(lang, () => createInstance(scoped, tx, actor, body, lang));
      const reader = await readerOf(services, tx, instance, actor, lang);
      return describeInstance(services, tx, instance, definition, reader);
    }),
  );

  route(app, api.listInstances, (request) =>
    listInstances(services, request.query, request.actor, languageOf(request)),
  );

  route(app, api.exportInstances, async (request, reply) =>
    sendSpreadsheet(reply, await exportInstances(services, request.query, request.actor, languageOf(request))),
  );

  route(app, api.getInstance, (request) =>
    getInstance(services, request.params.id, request.actor, languageOf(request)),
  );

  route(app, api.getHistory, (request) => getHistory(services, request.params.id, request.actor, languageOf(request)));

  route(app, api.verifyHistory, (request) =>
    verifyHistory(services, request.params.id, request.actor, languageOf(request)),
  );

  route(app, api.getDiagram, (request) => getDiagram(services, request.params.id, request.actor, languageOf(request)));

  route(app, api.getForecast, (request) =>
    getForecast(services, request.params.id, request.actor, languageOf(request)),
  );

  route(app, api.terminateInstance, (request, reply) =>
    answerMutation({ app, services, request, reply }, (unit) =>
      performAndDescribe(services, unit, {
        actor: request.actor,
        lang: languageOf(request),
        subject: { instanceId: request.params.id },
        action: () => ({ type: 'terminate', opinion: request.body.reason }),
      }),
    ),
  );

  route(app, api.urgeInstance, (request, reply) =>
    answerMutation({ app, services, request, reply }, (unit) =>
      performAndDescribe(services, unit, {
        actor: request.actor,
        lang: languageOf(request),
        subject: { instanceId: request.params.id },
        action: () => ({ type: 'urge', opinion: request.body.message, channels: request.body.notify?.channels }),
      }),
    ),
  );

  route(app, api.sendCopy, (request, reply) =>
    answerMutation({ app, services, request, reply }, (unit) =>
      performAndDescribe(services, unit, {
        actor: request.actor,
        lang: languageOf(request),
        subject: { instanceId: request.params.id },
        action: () => ({ type: 'cc', userIds: request.body.userIds, opinion: request.body.message }),
      }),
    ),
  );

  route(app, api.copyInstance, (request, reply) =>
    mutate(app, request, reply, (tx) =>
      copyInstance(services, tx, request.params.id, request.actor, languageOf(request)),
    ),
  );

  route(app, api.withdrawInstance, (request, reply) =>
    answerMutation({ app, services, request, reply }, (unit) =>
      performAndDescribe(services, unit, {
        actor: request.actor,
        lang: languageOf(request),
        subject: { instanceId: request.params.id },
        action: () => ({ type: 'withdraw', opinion: request.body.reason }),
      }),
    ),
  );
};
