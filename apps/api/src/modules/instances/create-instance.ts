import { start } from '@flowhall/approval';
import { localDate } from '@flowhall/calendar';
import type { CreateInstanceBody, Language } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { isOpen } from '@flowhall/items';
import { UnexpectedError, UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { bindAttachments, bindEnclosures } from '../attachments/index.ts';
import { acceptForm, type CompiledDefinition } from '../definitions/index.ts';
import { removeDraft } from '../drafts/index.ts';
import { startableItem } from '../items/index.ts';
import type { LoadedInstance } from './instance-state.repository.ts';
import { toApprovalActor } from './instances.policy.ts';
import type { InstanceServices } from './services.ts';
import { storeNew } from './start-instance.ts';

export interface Created {
  readonly instance: LoadedInstance;
  readonly definition: CompiledDefinition;
}

/**
 * Applies: checks the form, starts the process and hands it to the next people, all in the caller's transaction.
 * @throws UserError for the item and the form; ApprovalError for choices and people
 */
export async function createInstance(
  services: InstanceServices,
  tx: Transaction,
  actor: Actor,
  body: CreateInstanceBody,
  lang: Language,
): Promise<Created> {
  const definition = await startableItem(tx, services.definitions, actor.userId, body.itemKey);
  const at = services.clock();
  if (!isOpen(definition.manifest, at)) throw new UserError('item-closed');
  const accepted = acceptForm(definition, {
    stepId: definition.model.applyStepId,
    stored: {},
    incoming: body.form,
    lang,
    today: localDate(at),
    validate: true,
  });
  const directory = services.directory(tx);
  const ports = { clock: () => at, calendar: services.calendar, nextId: services.nextId, directory };
  const id = services.nextId();
  const [person] = await directory.peopleByIds([actor.userId]);
  if (!person) throw new UnexpectedError(`There is no person ${actor.userId}`);
  const { departmentId } = person;
  const enclosed = await bindEnclosures(tx, { instanceId: id, userId: actor.userId }, body);
  const request = {
    ...enclosed,
    instanceId: id,
    departmentId,
    form: accepted.data,
    opinion: body.opinion,
    next: body.next,
    channels: body.notify?.channels,
  };
  const result = await start(definition.model, toApprovalActor(actor), request, ports);
  const instance = await storeNew(services, tx, definition, result, at);
  await bindAttachments(tx, { instanceId: id, userId: actor.userId, ids: accepted.newAttachmentIds });
  if (body.draftId) await removeDraft(tx, body.draftId, actor.userId);
  return { instance, definition };
}
