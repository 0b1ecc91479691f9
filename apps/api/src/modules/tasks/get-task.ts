import type { FieldChange, HistoryDetail, Task } from '@flowhall/approval';
import type { Language, TaskDetail } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { fromJson } from '../../lib/json.ts';
import { presentPerson } from '../../lib/present-person.ts';
import { type CompiledDefinition, presentStepForm } from '../definitions/index.ts';
import {
  abilitiesOf,
  changeFilter,
  findChangesSince,
  findLastReturn,
  findOfTask,
  findReferredFiles,
  type InstanceServices,
  type LoadedInstance,
  markRead,
  type Reader,
  readableData,
  readerOf,
  stepsOfReader,
} from '../instances/index.ts';
import { presentAction } from './action-labels.ts';
import { findClosedTask } from './closed-task.ts';
import { mergeChanges } from './merge-changes.ts';
import { delegatorOf, idsInRound, presentRound } from './present-round.ts';

/** One task as somebody who may see its application sees it. @throws UserError `not-found` */
export async function getTask(
  services: InstanceServices,
  id: string,
  actor: Actor,
  lang: Language,
): Promise<TaskDetail> {
  const { prisma } = services;
  const instance = await findOfTask(prisma, id, services.personal);
  if (!instance) throw new UserError('not-found');
  const reader = await readerOf(services, prisma, instance, actor, lang);
  if (reader.unread) await markRead(prisma, instance.state.id, actor.userId, services.clock());
  const definition = await services.definitions.get(prisma, instance.definitionId);
  return describeTask(services, prisma, { id, instance, definition, reader });
}

interface View {
  readonly id: string;
  readonly instance: LoadedInstance;
  readonly definition: CompiledDefinition;
  readonly reader: Reader;
}

/** The task's form has the rights of its step for whoever may act on it, else those of a reader. */
export async function describeTask(services: InstanceServices, db: DatabaseClient, view: View): Promise<TaskDetail> {
  const { id, instance, definition, reader } = view;
  const { state } = instance;
  const open = state.tasks.find((one) => one.id === id);
  const task = open ?? (await findClosedTask(db, id));
  if (!task) throw new UserError('not-found');
  const abilities = abilitiesOf(services, definition, instance, reader);
  const actions = abilities.tasks[id] ?? [];
  const principalId = abilities.onBehalfOf[id] ?? null;
  const mayWrite = actions.some((action) => action.name === 'agree');
  const kind = definition.model.steps.get(task.stepId)?.settings.kind ?? 'approve';
  const steps = mayWrite || actions.length > 0 ? [task.stepId] : stepsOfReader(definition, reader);
  const data = readableData(definition, instance, reader, {
    stepId: task.stepId,
    steps,
    writableAt: mayWrite ? [task.stepId] : [],
  });
  const people = await findPeople(services, db, [
    state.initiatorId,
    task.assigneeId,
    principalId,
    ...task.candidateIds,
    ...idsInRound(instance, task.roundId),
  ]);
  const person = (userId: string) => {
    const known = people.get(userId);
    return known ? presentPerson(known, reader.lang) : { id: userId, name: '—', department: null, post: null };
  };
  const delegatorId = delegatorOf(instance, { id, roundId: task.roundId });
  return {
    id,
    version: task.version,
    status: task.status,
    data,
    step: { stepId: task.stepId, name: task.stepName, kind },
    instance: {
      id: state.id,
      number: instance.number,
      title: instance.title,
      itemKey: instance.itemKey,
      itemName: definition.manifest.name,
      status: state.status,
      initiator: person(state.initiatorId),
      createdAt: instance.createdAt.toISOString(),
    },
    assignee: task.assigneeId ? person(task.assigneeId) : null,
    candidates: task.candidateIds.map(person),
    form: presentStepForm(definition, task.stepId, steps, reader.lang),
    attachments: await findReferredFiles(db, definition, instance, { stepId: task.stepId, data }),
    changes: await findChanges(db, view),
    returnedFor: open ? await findReturn(db, instance, task, reader.lang) : null,
    round: presentRound(instance, task.roundId, reader, person),
    delegatedBy: delegatorId ? person(delegatorId) : null,
    onBehalfOf: principalId ? person(principalId) : null,
    actions: actions.map((action) => presentAction(action, kind)),
    createdAt: task.createdAt,
    dueAt: task.dueAt,
  };
}

async function findPeople(services: InstanceServices, db: DatabaseClient, ids: readonly (string | null)[]) {
  const people = await services.directory(db).peopleByIds(ids.filter((id) => id !== null));
  return new Map(people.map((person) => [person.id, person]));
}

/** What became different since the reader acted here last, one entry per field. */
async function findChanges(db: DatabaseClient, { instance, definition, reader }: View) {
  const rows = await findChangesSince(db, instance.state.id, reader.userId);
  const readable = changeFilter(definition, reader);
  return mergeChanges(readable(rows.flatMap((row) => fromJson<FieldChange[]>(row.changes))));
}

/** Why an open task came back; null when it did not. */
async function findReturn(
  db: DatabaseClient,
  instance: LoadedInstance,
  task: Pick<Task, 'roundId'>,
  lang: Language,
): Promise<TaskDetail['returnedFor']> {
  const round = instance.state.rounds.find((one) => one.id === task.roundId);
  if (round?.state.reason !== 'returned') return null;
  const entry = await findLastReturn(db, instance.state.id);
  if (!entry) return null;
  const { actor } = fromJson<HistoryDetail>(entry.detail);
  return { opinion: entry.opinion, by: actor ? presentPerson(actor, lang) : null, at: entry.at.toISOString() };
}
