import type { Language } from '@flowhall/contracts';
import { resolvePermissions, sensitiveValueAt } from '@flowhall/forms';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { recordAudit } from '../audit/index.ts';
import { formOfStep } from '../definitions/index.ts';
import { type InstanceServices, openInstance, READER_STEP, stepsOfReader } from '../instances/index.ts';

export interface Asked {
  readonly instanceId: string;
  /** JSON pointer into the form values. */
  readonly field: string;
  readonly actor: Actor;
  readonly lang: Language;
  readonly address: string;
}

/**
 * A person's number that is shown masked, in full, for whoever has to do with the application and may see the field. Each
 * answer is recorded: who, of which application, which field.
 * @throws UserError `not-found` where there is none that the caller sees, `forbidden` for those who only got a copy
 */
export async function showClearValue(
  services: InstanceServices,
  { instanceId, field: pointer, actor, lang, address }: Asked,
): Promise<string> {
  const { prisma, clock } = services;
  const { instance, definition, reader } = await openInstance(services, instanceId, actor, lang);
  const steps = stepsOfReader(definition, reader);
  if (steps.includes(READER_STEP)) throw new UserError('forbidden');
  const { variables, departmentId } = instance.state;
  const found = [definition.model.applyStepId, ...steps].flatMap((stepId) => {
    const { form } = formOfStep(definition, stepId);
    const value = sensitiveValueAt(form, variables.form, pointer);
    if (!value) return [];
    const rights = resolvePermissions(form, steps);
    const right = value.column ? rights.column(value.field, value.column) : rights.field(value.field);
    return right === 'hidden' || rights.field(value.field) === 'hidden' ? [] : [value.value];
  })[0];
  if (found === undefined) throw new UserError('not-found');
  const { itemKey, number } = instance;
  await recordAudit(prisma, {
    ...{ action: 'clear-value-shown', at: clock(), actorId: actor.userId, subject: instanceId, address },
    ...{ itemKey, departmentId, detail: { field: pointer, number } },
  });
  return found;
}
