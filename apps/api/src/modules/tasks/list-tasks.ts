import { inWorkingDays } from '@flowhall/calendar';
import type { Language, ListFilters, TaskSummary } from '@flowhall/contracts';
import { placeAfter, toPage } from '../../lib/page.ts';
import { type InstanceServices, narrowList } from '../instances/index.ts';
import { presentTaskRow } from './tasks.presenter.ts';
import * as tasks from './tasks.repository.ts';

export interface ListTasksQuery extends Omit<ListFilters, 'status'> {
  readonly view?: 'todo' | 'done' | 'cc';
  readonly limit?: number;
  readonly cursor?: string;
}

const FIND = { todo: tasks.findTodo, done: tasks.findDone, cc: tasks.findCopies } as const;

/** One page of the task center, newest first. @throws UserError `invalid-cursor` */
export async function listTasks(
  services: InstanceServices,
  query: ListTasksQuery,
  userId: string,
  lang: Language,
): Promise<{ items: TaskSummary[]; nextCursor: string | null }> {
  const { prisma } = services;
  const { view = 'todo', limit = 20 } = query;
  const after = placeAfter(query.cursor);
  const narrow = await narrowList(services, query);
  const principals = view === 'todo' ? await services.deputies.principalsOf(prisma, userId) : [];
  const found = await FIND[view](prisma, { userId, principals, narrow, after, limit });
  const { rows, nextCursor } = toPage(found, limit, ({ place: at, id }) => ({ at, id }));
  const manifests = await services.definitions.getManifests(
    prisma,
    rows.map((row) => row.definitionId),
  );
  const people = await services
    .directory(prisma)
    .peopleByIds(rows.flatMap((row) => [row.initiatorId, row.onBehalfOfId, row.deputyId].filter((id) => id !== null)));
  const now = services.clock();
  const { calendar } = services;
  const waited = ({ at }: tasks.TaskRow) =>
    view === 'todo' ? inWorkingDays(calendar, calendar.workingTimeBetween(at, now)) : null;
  const items = rows.flatMap((row) => {
    const manifest = manifests.get(row.definitionId);
    const initiator = people.find((person) => person.id === row.initiatorId);
    const principal = people.find((person) => person.id === row.onBehalfOfId) ?? null;
    const deputy = people.find((person) => person.id === row.deputyId) ?? null;
    const context = { manifest, initiator, principal, deputy, lang, waited: waited(row) };
    return manifest && initiator ? [presentTaskRow(row, { ...context, manifest, initiator })] : [];
  });
  return { items, nextCursor };
}

/** Numbers for badges; tasks on which the person works as a deputy count too. */
export async function countTasks({ prisma, deputies }: InstanceServices, userId: string): Promise<tasks.Counts> {
  return tasks.count(prisma, userId, await deputies.principalsOf(prisma, userId));
}
