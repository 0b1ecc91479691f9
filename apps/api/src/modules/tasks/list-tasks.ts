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
  const found = await FIND[view](prisma, { userId, narrow, after, limit });
  const { rows, nextCursor } = toPage(found, limit, ({ place: at, id }) => ({ at, id }));
  const manifests = await services.definitions.getManifests(
    prisma,
    rows.map((row) => row.definitionId),
  );
  const people = await services.directory(prisma).peopleByIds(rows.map((row) => row.initiatorId));
  const items = rows.flatMap((row) => {
    const manifest = manifests.get(row.definitionId);
    const initiator = people.find((person) => person.id === row.initiatorId);
    return manifest && initiator ? [presentTaskRow(row, { manifest, initiator, lang })] : [];
  });
  return { items, nextCursor };
}
