import type { Action } from '@flowhall/approval';
import { api, type InstanceDetail } from '@flowhall/contracts';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../../http/language.ts';
import type { Unit } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { sendSpreadsheet } from '../../http/send-spreadsheet.ts';
import type { Enclosures } from '../attachments/index.ts';
import { answerMutation, type InstanceServices, performAction, performAndDescribe } from '../instances/index.ts';
import { actOnTasks } from './act-on-tasks.ts';
import { completeTask } from './complete-task.ts';
import { enclosedIn } from './enclosed-in.ts';
import { exportTasks } from './export-tasks.ts';
import { getReturnTargets } from './get-return-targets.ts';
import { describeTask, getTask } from './get-task.ts';
import { countTasks, listTasks } from './list-tasks.ts';
import { getTaskOptions } from './task-options.ts';

interface Held {
  readonly taskId: string;
  readonly version?: number;
}

/** The task center and everything that one does with a task. */
export const tasksRoutes: FastifyPluginAsync<InstanceServices> = async (app, services) => {
  const answer = <T>(request: FastifyRequest, reply: FastifyReply, work: (unit: Unit) => Promise<T>) =>
    answerMutation({ app, services, request, reply }, work);

  route(app, api.listTasks, (request) => listTasks(services, request.query, request.actor.userId, languageOf(request)));

  route(app, api.exportTasks, async (request, reply) =>
    sendSpreadsheet(reply, await exportTasks(services, request.query, request.actor.userId, languageOf(request))),
  );

  route(app, api.getTaskCounts, (request) => countTasks(services, request.actor.userId));

  route(app, api.getTask, (request) => getTask(services, request.params.id, request.actor, languageOf(request)));

  route(app, api.getTaskOptions, (request) =>
    getTaskOptions(services, { taskId: request.params.id, actor: request.actor, lang: languageOf(request) }),
  );

  route(app, api.previewTaskOptions, (request) =>
    getTaskOptions(services, {
      taskId: request.params.id,
      actor: request.actor,
      lang: languageOf(request),
      ...request.body,
    }),
  );

  route(app, api.getReturnTargets, (request) =>
    getReturnTargets(services, request.params.id, request.actor, languageOf(request)),
  );

  route(app, api.completeTask, (request, reply) => {
    const { actor, body } = request;
    const acting = { taskId: request.params.id, actor, body, lang: languageOf(request) };
    return answer(request, reply, (unit) => completeTask(services, unit, acting));
  });

  route(app, api.actOnTasks, (request, reply) => actOnTasks({ app, services, request, reply }, request.body));

  /** An action that needs nothing but the task and what is enclosed, answered with the instance. */
  const perform = (
    request: FastifyRequest,
    reply: FastifyReply,
    action: Extract<Action, { taskId: string }>,
    enclosures: Enclosures = {},
  ) =>
    answer(request, reply, (unit): Promise<InstanceDetail> => {
      const { taskId } = action;
      const { actor } = request;
      const enclosing = { taskId, actor, body: enclosures };
      return performAndDescribe(services, unit, {
        actor,
        lang: languageOf(request),
        subject: { taskId },
        action: async (opened, tx) => ({ ...action, ...(await enclosedIn(services, tx, opened, enclosing)) }),
      });
    });

  route(app, api.returnTask, (request, reply) => {
    const { notify, signature, attachments, ...rest } = request.body;
    const action = { type: 'return' as const, taskId: request.params.id, ...rest, channels: notify?.channels };
    return perform(request, reply, action, { signature, attachments });
  });

  route(app, api.transferTask, (request, reply) => {
    const { userId: toUserId, notify, signature, attachments, ...rest } = request.body;
    const channels = notify?.channels;
    const action = { type: 'transfer' as const, taskId: request.params.id, toUserId, ...rest, channels };
    return perform(request, reply, action, { signature, attachments });
  });

  route(app, api.delegateTask, (request, reply) => {
    const { userId: toUserId, notify, signature, attachments, ...rest } = request.body;
    const channels = notify?.channels;
    const action = { type: 'delegate' as const, taskId: request.params.id, toUserId, ...rest, channels };
    return perform(request, reply, action, { signature, attachments });
  });

  route(app, api.addSign, (request, reply) => {
    const { notify, signature, attachments, ...rest } = request.body;
    const action = { type: 'add-sign' as const, taskId: request.params.id, ...rest, channels: notify?.channels };
    return perform(request, reply, action, { signature, attachments });
  });

  route(app, api.removeSign, (request, reply) =>
    perform(request, reply, { type: 'remove-sign', taskId: request.params.id, ...request.body }),
  );

  /** Claiming and giving back, answered with the task. */
  const hold = (type: 'claim' | 'release', request: FastifyRequest, reply: FastifyReply, held: Held) =>
    answer(request, reply, async (unit) => {
      const { instance, definition, reader, store } = await performAction(services, unit, {
        actor: request.actor,
        lang: languageOf(request),
        subject: { taskId: held.taskId },
        action: () => ({ type, ...held }),
      });
      await store(unit.tx);
      return describeTask(services, unit.tx, { id: held.taskId, instance, definition, reader });
    });

  route(app, api.claimTask, (request, reply) =>
    hold('claim', request, reply, { taskId: request.params.id, version: request.body.version }),
  );

  route(app, api.releaseTask, (request, reply) =>
    hold('release', request, reply, { taskId: request.params.id, version: request.body.version }),
  );
};
