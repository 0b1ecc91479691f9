import type { Language, TaskSummary } from '@flowhall/contracts';
import { UserError } from '../../errors.ts';
import { decodeCursor, encodeCursor } from '../../lib/cursor.ts';
import type { InstanceServices } from '../instances/index.ts';
import { presentTaskRow } from './tasks.presenter.ts';
import * as tasks from './tasks.repository.ts';

export interface ListTasksQuery {
  readonly view?: 'todo' | 'done' | 'cc';
  readonly item?: string;
  readonly q?: string;
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
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
  if (after === null) throw new UserError('invalid-cursor');

  const text = query.q?.trim() || undefined;
  const found = await FIND[view](prisma, { userId, itemKey: query.item, text, after, limit });
  const page = found.slice(0, limit);
  const definitions = await services.definitions.getMany(
    prisma,
    page.map((row) => row.definitionId),
  );
  const people = await services.directory(prisma).peopleByIds(page.map((row) => row.initiatorId));
  const items = page.flatMap((row) => {
    const definition = definitions.get(row.definitionId);
    const initiator = people.find((person) => person.id === row.initiatorId);
    return definition && initiator ? [presentTaskRow(row, { definition, initiator, lang })] : [];
  });
  const last = found.length > limit ? page.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor({ at: last.place, id: last.id }) : null };
}
