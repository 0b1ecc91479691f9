import { type Actor as ApprovalActor, ApprovalError } from '@flowhall/approval';
import type { Language } from '@flowhall/contracts';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { actingFor, findOfTask, type InstanceServices, inLanguage, type Opened, readerOf } from '../instances/index.ts';

/** The instance of a task that the caller may see, to look only, and as whom they act there. @throws UserError `not-found` */
export async function openTask(
  services: InstanceServices,
  taskId: string,
  actor: Actor,
  lang: Language,
): Promise<Opened & { readonly acting: ApprovalActor }> {
  const { prisma } = services;
  const instance = await findOfTask(prisma, taskId, services.personal);
  if (!instance) throw new UserError('not-found');
  const { principalIds } = await readerOf(services, prisma, instance, actor, lang);
  const opened = { instance, definition: await services.definitions.get(prisma, instance.definitionId) };
  return { ...opened, acting: actingFor(services, opened, actor, principalIds, { type: 'complete', taskId }) };
}

/** Runs a question to the approval rules, with their refusals in the caller's words. */
export async function refusing<T>(lang: Language, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApprovalError) || error.code === 'process-failed') throw error;
    throw new UserError(error.code, { params: inLanguage(error.params, lang), cause: error });
  }
}
