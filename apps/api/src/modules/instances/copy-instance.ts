import type { CopiedDraft, Language } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { copyData, initialData } from '@flowhall/forms';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { formOfStep } from '../definitions/index.ts';
import { beginDraft } from '../drafts/index.ts';
import { startableItem } from '../items/index.ts';
import { openInstance } from './get-instance.ts';
import type { InstanceServices } from './services.ts';

/**
 * Begins a draft of the item's current version with the values of an own application. Files stay with the old one.
 * @throws UserError `not-found`, `forbidden` for somebody else's, and what keeps the person from starting the item
 */
export async function copyInstance(
  services: InstanceServices,
  tx: Transaction,
  id: string,
  actor: Actor,
  lang: Language,
): Promise<CopiedDraft> {
  const { instance, definition: old, reader } = await openInstance(services, id, actor, lang, tx);
  if (!reader.initiator) throw new UserError('forbidden');
  const { userId } = actor;
  const current = await startableItem(tx, services.definitions, userId, instance.itemKey);
  const { applyStepId } = current.model;
  const { form } = formOfStep(current, applyStepId);
  const { form: oldForm } = formOfStep(old, old.model.applyStepId);
  const { data, leftOut } = copyData(form, applyStepId, oldForm, instance.state.variables.form);
  const draft = await beginDraft(tx, services, {
    ...{ userId, itemKey: instance.itemKey, definitionId: current.id },
    form: { ...initialData(form, applyStepId), ...data },
  });
  return { draft, leftOut: leftOut.map((one) => ({ ...one })) };
}
