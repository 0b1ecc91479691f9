import type { CompleteAction, ReturnAction, TransferAction } from '@flowhall/approval';
import type { ActOnTasksAnswer, ActOnTasksBody, ErrorCode } from '@flowhall/contracts';
import { ApiError } from '../../errors.ts';
import { languageOf } from '../../http/language.ts';
import type { Unit } from '../../http/mutate.ts';
import { toProblem } from '../../http/problem.ts';
import { isTransient } from '../../lib/is-transient.ts';
import { answerMutation, type Mutation, performAction } from '../instances/index.ts';
import { completion } from './complete-task.ts';

type Result = ActOnTasksAnswer['results'][number];

/**
 * One action on many tasks, each in a transaction of its own and with an idempotency key derived from the request's: a
 * repeated request does what is still to do and changes nothing else. A refused task does not stop the others.
 */
export async function actOnTasks(mutation: Mutation, body: ActOnTasksBody): Promise<ActOnTasksAnswer> {
  // Under the same key another list of tasks would be another request.
  await answerMutation(mutation, async () => null);
  const results: Result[] = [];
  // One after the other: they may belong to the same application.
  for (const task of new Map(body.tasks.map((one) => [one.taskId, one])).values()) {
    results.push({ taskId: task.taskId, problem: await actOnOne(mutation, body, task) });
  }
  return { results };
}

async function actOnOne(
  mutation: Mutation,
  body: ActOnTasksBody,
  task: ActOnTasksBody['tasks'][number],
): Promise<Result['problem']> {
  const { services, request } = mutation;
  const { actor } = request;
  const lang = languageOf(request);
  const work = async (unit: Unit): Promise<null> => {
    const { store } = await performAction(services, unit, {
      actor,
      lang,
      subject: { taskId: task.taskId },
      action: (opened, tx): TaskAction | Promise<CompleteAction> => {
        if (body.action !== 'agree') return handing(body, task);
        const { opinion, notify } = body;
        const asked = { outcome: 'agree' as const, opinion, notify, version: task.version };
        return completion(services, tx, opened, { taskId: task.taskId, actor, lang, body: asked });
      },
    });
    unit.atEnd(store);
    return null;
  };
  try {
    return await answerMutation({ ...mutation, part: task.taskId }, work);
  } catch (error) {
    const { code, details } = refusalOf(mutation, error);
    const { title, status } = toProblem({ code, lang, requestId: request.id, details });
    return { code, title, status };
  }
}

type TaskAction = ReturnAction | TransferAction;

function handing(
  body: Exclude<ActOnTasksBody, { action: 'agree' }>,
  { taskId, version }: ActOnTasksBody['tasks'][number],
): TaskAction {
  const { opinion, notify } = body;
  const common = { taskId, version, opinion, channels: notify?.channels };
  return body.action === 'return'
    ? { type: 'return', ...common, target: body.target, resume: body.resume }
    : { type: 'transfer', ...common, toUserId: body.userId };
}

/** What a request for this task alone would have been answered. */
function refusalOf({ request }: Mutation, error: unknown): { code: ErrorCode; details?: ApiError['details'] } {
  if (error instanceof ApiError) return error;
  if (isTransient(error)) return { code: 'unavailable' };
  request.log.error({ err: error }, 'unexpected error');
  return { code: 'unexpected' };
}
