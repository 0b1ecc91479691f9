import { type Abilities, allowedActions } from '@flowhall/approval';
import type { Attachment, InstanceDetail } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { attachmentIds, type FormData } from '@flowhall/forms';
import { findAttachments, presentAttachment } from '../attachments/index.ts';
import { type CompiledDefinition, formOfStep } from '../definitions/index.ts';
import type { LoadedInstance } from './instance-state.repository.ts';
import { presentDetail } from './instances.presenter.ts';
import { openTasksOf, type Reader, readableData, stepsOfReader } from './reader.ts';
import type { InstanceServices } from './services.ts';

/** What a reader may do with an instance now. */
export const abilitiesOf = (
  { clock }: Pick<InstanceServices, 'clock'>,
  definition: CompiledDefinition,
  instance: LoadedInstance,
  reader: Reader,
): Abilities => allowedActions(definition.model, instance.state, reader, clock().toISOString());

/** Files that values refer to, as far as they belong to the instance. */
export async function findReferredFiles(
  db: DatabaseClient,
  definition: CompiledDefinition,
  instance: LoadedInstance,
  view: { readonly stepId: string; readonly data: FormData },
): Promise<Attachment[]> {
  const { form } = formOfStep(definition, view.stepId);
  const ids = attachmentIds(form, view.data);
  if (ids.length === 0) return [];
  const rows = await findAttachments(db, ids);
  return rows.filter((row) => row.instanceId === instance.state.id).map(presentAttachment);
}

/** One application as its reader may see it. */
export async function describeInstance(
  services: Pick<InstanceServices, 'clock' | 'calendar'>,
  db: DatabaseClient,
  instance: LoadedInstance,
  definition: CompiledDefinition,
  reader: Reader,
): Promise<InstanceDetail> {
  const abilities = abilitiesOf(services, definition, instance, reader);
  const stepId = definition.model.applyStepId;
  const writableAt = openTasksOf(instance, reader).map((task) => task.stepId);
  const data = readableData(definition, instance, reader, {
    stepId,
    writableAt,
    steps: stepsOfReader(definition, reader),
  });
  const attachments = await findReferredFiles(db, definition, instance, { stepId, data });
  const time = { calendar: services.calendar, now: services.clock() };
  return presentDetail({ instance, definition, abilities, reader, ...time }, { data, attachments });
}
