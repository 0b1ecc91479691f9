import { allowedActions, type CompleteAction } from '@flowhall/approval';
import { localDate } from '@flowhall/calendar';
import type { CompleteTaskBody, InstanceDetail, Language } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import type { Actor } from '../../http/actor.ts';
import type { Unit } from '../../http/mutate.ts';
import { bindAttachments } from '../attachments/index.ts';
import { acceptForm } from '../definitions/index.ts';
import { type InstanceServices, type OpenedFor, performAndDescribe, toApprovalActor } from '../instances/index.ts';
import { enclosedIn } from './enclosed-in.ts';

export interface Acting<B> {
  readonly taskId: string;
  readonly actor: Actor;
  readonly lang: Language;
  readonly body: B;
}

/** Submit, agree or disagree, with the fields that this step fills in. */
export function completeTask(
  services: InstanceServices,
  unit: Unit,
  request: Acting<CompleteTaskBody>,
): Promise<InstanceDetail> {
  const { taskId, actor, lang } = request;
  const action = (opened: OpenedFor, open: Transaction) => completion(services, open, opened, request);
  return performAndDescribe(services, unit, { actor, lang, subject: { taskId }, action });
}

/** The action of completing a task of a locked instance, its form checked. */
export async function completion(
  services: InstanceServices,
  tx: Transaction,
  { instance, definition, principalIds }: OpenedFor,
  { taskId, actor, lang, body }: Acting<CompleteTaskBody>,
): Promise<CompleteAction> {
  const { outcome, opinion, next, version } = body;
  const plain: CompleteAction = {
    type: 'complete',
    taskId,
    version,
    outcome,
    opinion,
    next,
    channels: body.notify?.channels,
  };
  const { state } = instance;
  const task = state.tasks.find((one) => one.id === taskId);
  const at = services.clock().toISOString();
  const person = { ...toApprovalActor(actor, instance), principalIds };
  const abilities = allowedActions(definition.model, state, person, at).tasks[taskId] ?? [];
  const may = abilities.some((ability) => ability.name === outcome) && (version ?? task?.version) === task?.version;
  // Whoever may not act or came too late is told that, not what is wrong with the form.
  if (!task || !may) return plain;
  const accepted = acceptForm(definition, {
    stepId: task.stepId,
    stored: state.variables.form,
    incoming: body.form ?? {},
    lang,
    today: localDate(services.clock()),
    validate: outcome === 'agree',
  });
  await bindAttachments(tx, { instanceId: state.id, userId: actor.userId, ids: accepted.newAttachmentIds });
  const enclosed = await enclosedIn(services, tx, { instance, definition, principalIds }, { taskId, actor, body });
  return { ...plain, ...enclosed, form: accepted.patch, changes: accepted.changes };
}
