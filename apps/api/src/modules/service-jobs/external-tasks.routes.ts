import { api } from '@flowhall/contracts';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { createWakeUps } from '../../adapters/wake-ups.ts';
import { UserError } from '../../errors.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { withTransaction } from '../../lib/transaction.ts';
import {
  type Answering,
  completeExternalTask,
  failExternalTask,
  findTask,
  throwExternalTaskError,
} from './answer-external-task.ts';
import * as tasks from './external-tasks.repository.ts';
import { fetchExternalTasks } from './fetch-external-tasks.ts';
import { TOPIC_CHANNEL } from './jobs.repository.ts';
import type { JobServices } from './services.ts';

/** Work of service tasks for programs outside. */
export const externalTasksRoutes: FastifyPluginAsync<JobServices> = async (app, services) => {
  const { prisma } = app.database;
  const work = await createWakeUps(app.database, TOPIC_CHANNEL);
  const closing = new AbortController();
  // Before the server waits for running requests: those that wait for work shall not hold it up.
  app.addHook('preClose', async () => closing.abort());
  app.addHook('onClose', () => work.close());

  route(app, api.fetchAndLockExternalTasks, async (request, reply) => {
    const { actor, body } = request;
    const signal = AbortSignal.any([closing.signal, gone(reply)]);
    return {
      items: await fetchExternalTasks(
        { db: prisma, clock: app.clock, personal: app.personal, work },
        actor,
        body,
        signal,
      ),
    };
  });

  route(app, api.completeExternalTask, (request, reply) => {
    const { variables } = request.body;
    return mutate(app, request, reply, (tx) => completeExternalTask(services, tx, answering(request), variables));
  });

  route(app, api.failExternalTask, (request, reply) => {
    const { message, retries, retryTimeout } = request.body;
    const wish = {
      message,
      ...(retries !== undefined && { retries }),
      ...(retryTimeout !== undefined && { pauseMs: retryTimeout }),
    };
    return mutate(app, request, reply, (tx) => failExternalTask(services, tx, answering(request), wish));
  });

  route(app, api.throwExternalTaskError, (request, reply) => {
    const { body } = request;
    return mutate(app, request, reply, (tx) => throwExternalTaskError(services, tx, answering(request), body));
  });

  route(app, api.extendExternalTaskLock, (request) => {
    const now = app.clock();
    const until = new Date(now.getTime() + request.body.lockDuration);
    return withTransaction(prisma, async (tx) => {
      const { id } = await findTask(tx, answering(request), app.personal);
      const lock = { id, workerId: request.body.workerId, now };
      if (!(await tasks.extend(tx, lock, until))) throw new UserError('lock-lost');
      return { lockedUntil: until.toISOString() };
    });
  });

  route(app, api.unlockExternalTask, (request) =>
    withTransaction(prisma, async (tx) => {
      const { id, topic } = await findTask(tx, answering(request), app.personal);
      const lock = { id, workerId: request.body.workerId, now: app.clock() };
      if (!(await tasks.release(tx, lock, topic))) throw new UserError('lock-lost');
    }),
  );
};

type TaskRequest = FastifyRequest<{ Params: { id: string }; Body: { workerId: string } }>;

const answering = ({ actor, params, body }: Pick<TaskRequest, 'actor' | 'params' | 'body'>): Answering => ({
  actor,
  id: params.id,
  workerId: body.workerId,
});

/** Aborted when the client leaves before it is answered. */
function gone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
