import type { Language } from '@flowhall/contracts';
import { maskForm, readable } from '@flowhall/forms';
import { type CompiledDefinition, formOfStep } from '../definitions/index.ts';
import type { LoadedInstance } from './instance-state.repository.ts';
import type { Relative } from './instances.repository.ts';

/** Key of the field permissions of those who read without ever having had a task here. */
export const READER_STEP = 'cc';

/** Somebody who looks at an instance: what their relation to it lets them see. */
export interface Reader {
  readonly userId: string;
  readonly lang: Language;
  readonly initiator: boolean;
  /** Steps at which they have or had a task. */
  readonly stepIds: readonly string[];
  /** As whose deputy they may act here today. */
  readonly principalIds: readonly string[];
  /** May see every application, and so all fields of all steps. */
  readonly seesAll: boolean;
  /** May terminate and repair any application. */
  readonly operator: boolean;
  /** Something came to them here that they have not opened yet. */
  readonly unread: boolean;
  /** What called it and what it called, as far as they may see them. */
  readonly family: readonly Relative[];
}

/** Open tasks on which a person may act now, in their own name or as a deputy. */
export function openTasksOf(instance: LoadedInstance, person: Pick<Reader, 'userId' | 'principalIds'>) {
  const { initiatorId, tasks } = instance.state;
  const ids = initiatorId === person.userId ? [person.userId] : [person.userId, ...person.principalIds];
  return tasks.filter(
    (task) =>
      task.status === 'open' &&
      (task.assigneeId === null ? task.candidateIds.some((id) => ids.includes(id)) : ids.includes(task.assigneeId)),
  );
}

/** The steps whose field permissions apply to a reader; the strongest counts. */
export function stepsOfReader(definition: CompiledDefinition, reader: Reader): readonly string[] {
  if (reader.seesAll) return [...definition.model.steps.keys()];
  const own = reader.initiator ? [definition.model.applyStepId, ...reader.stepIds] : reader.stepIds;
  return own.length > 0 ? own : [READER_STEP];
}

/**
 * Form values as a reader may see them at a step: hidden fields gone; people's numbers masked, except for the initiator,
 * who entered them, and where `writableAt` lets the reader correct them.
 */
export function readableData(
  definition: CompiledDefinition,
  instance: LoadedInstance,
  reader: Reader,
  view: { readonly stepId: string; readonly steps: readonly string[]; readonly writableAt: readonly string[] },
): Record<string, unknown> {
  const { form } = formOfStep(definition, view.stepId);
  const visible = readable(form, view.steps, instance.state.variables.form);
  return reader.initiator ? visible : maskForm(form, visible, view.writableAt);
}
