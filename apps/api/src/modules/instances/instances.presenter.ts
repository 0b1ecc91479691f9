import { type Abilities, type Incident, type InstanceStatus, localName } from '@flowhall/approval';
import { inWorkingDays, type WorkingCalendar } from '@flowhall/calendar';
import type { Attachment, IncidentView, InstanceDetail, InstanceSummary } from '@flowhall/contracts';
import { hasFeature } from '@flowhall/items';
import { presentPerson } from '../../lib/present-person.ts';
import { type CompiledDefinition, presentStepForm } from '../definitions/index.ts';
import type { LoadedInstance } from './instance-state.repository.ts';
import { fromStatus } from './instance-status.ts';
import { openTasksOf, type Reader, stepsOfReader } from './reader.ts';

export interface Presentable {
  readonly instance: LoadedInstance;
  readonly definition: CompiledDefinition;
  readonly abilities: Abilities;
  readonly reader: Reader;
  readonly calendar: WorkingCalendar;
  /** When it is looked at. */
  readonly now: Date;
}

/** A row of a list of applications. */
export function presentSummary({
  instance,
  definition,
  abilities,
  reader,
  calendar,
  now,
}: Presentable): InstanceSummary {
  const { state } = instance;
  const { manifest, model } = definition;
  const back = instance.currentSteps.find(
    (step) => step.stepId === model.applyStepId && (step.reason === 'returned' || step.reason === 'withdrawn'),
  );
  const resubmit = openTasksOf(instance, reader).find((task) => task.stepId === back?.stepId);
  return {
    id: state.id,
    number: instance.number,
    title: instance.title,
    itemKey: instance.itemKey,
    itemName: manifest.name,
    icon: manifest.icon,
    status: state.status,
    returned: back !== undefined,
    withdrawn: back?.reason === 'withdrawn',
    initiator: presentPerson(instance.initiator, reader.lang),
    currentSteps: instance.currentSteps.map((step) => ({
      stepId: step.stepId,
      name: step.name,
      people: step.people.map((person) => presentPerson(person, reader.lang)),
      claimable: step.claimable,
      since: step.since,
      waited: inWorkingDays(calendar, calendar.workingTimeBetween(new Date(step.since), now)),
      dueAt: step.dueAt ?? null,
      answered: step.answered.map(({ person, outcome }) => ({ person: presentPerson(person, reader.lang), outcome })),
      tally: step.tally ?? null,
    })),
    progress: instance.progress,
    createdAt: instance.createdAt.toISOString(),
    updatedAt: instance.updatedAt.toISOString(),
    endedAt: instance.endedAt?.toISOString() ?? null,
    dueAt: instance.dueAt?.toISOString() ?? null,
    version: instance.version,
    abilities: {
      terminate: abilities.terminate,
      withdraw: abilities.withdraw,
      urge: abilities.urge,
      cc: abilities.cc,
      comment: true,
      print: hasFeature(manifest, 'print'),
      resubmitTaskId: reader.initiator ? (resubmit?.id ?? null) : null,
    },
  };
}

/** One application with its form; `content` is what the reader may see of its values and files. */
export function presentDetail(
  view: Presentable,
  content: { readonly data: Record<string, unknown>; readonly attachments: readonly Attachment[] },
): InstanceDetail {
  const { instance, definition, reader } = view;
  const { applyStepId } = definition.model;
  return {
    ...presentSummary(view),
    form: presentStepForm(definition, applyStepId, stepsOfReader(definition, reader), reader.lang),
    data: content.data,
    attachments: [...content.attachments],
    erasedAt: instance.erasedAt?.toISOString() ?? null,
    myTaskIds: openTasksOf(instance, reader).map((task) => task.id),
    definition: { id: definition.id, version: definition.version },
    ...presentFamily(view),
    incidents: reader.operator ? instance.state.incidents.map((one) => presentIncident(one, definition)) : [],
  };
}

function presentFamily({ instance, reader }: Presentable): Pick<InstanceDetail, 'parent' | 'children'> {
  const parentId = instance.state.parent?.instanceId;
  const family = reader.family.map(({ id, number, title, status }) => ({
    ...{ id, number, title },
    status: fromStatus<InstanceStatus>(status),
  }));
  return {
    parent: family.find((one) => one.id === parentId) ?? null,
    children: family.filter((one) => one.id !== parentId),
  };
}

/** An incident as operators see it. */
export function presentIncident(
  { id, kind, elementId, message, createdAt }: Omit<Incident, 'executionId' | 'retry'>,
  { model }: CompiledDefinition,
): IncidentView {
  const node = elementId === null ? undefined : model.nodes.get(elementId);
  return { id, kind, element: node ? { id: node.id, name: localName(node) } : null, message, createdAt };
}
