import type { PickedPerson } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import { subtree } from './department-order.ts';
import { presentUser, type Viewer } from './org.presenter.ts';
import * as org from './org.repository.ts';

export interface UsersQuery {
  q?: string;
  departmentId?: string;
  deep?: boolean;
  post?: string;
  ids?: string;
  usernames?: string;
  limit?: number;
  cursor?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MAX_IDS = 100;

const encodeCursor = (username: string): string => Buffer.from(`u ${username}`).toString('base64url');

function decodeCursor(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!text.startsWith('u ') || text.includes('\0')) throw new UserError('invalid-cursor');
  return text.slice(2);
}

async function toFilter(client: DatabaseClient, query: UsersQuery): Promise<org.UserFilter> {
  const { q, departmentId, deep, post, ids, usernames } = query;
  if (ids !== undefined)
    return {
      ids: ids
        .split(',')
        .filter((id) => UUID.test(id))
        .slice(0, MAX_IDS),
    };
  if (usernames !== undefined) return { usernames: usernames.split(',').slice(0, MAX_IDS) };
  const departments = departmentId && deep ? await org.findDepartments(client) : [];
  return {
    ...(q?.trim() && { text: q.trim() }),
    ...(post && { postKey: post }),
    ...(departmentId && { departmentIds: deep ? subtree(departments, departmentId) : [departmentId] }),
  };
}

/** People to pick from or to name: active ones by name, department and post, or exactly those that the query names. */
export async function listUsers(
  client: DatabaseClient,
  query: UsersQuery,
  viewer: Viewer,
): Promise<{ items: PickedPerson[]; nextCursor: string | null }> {
  const limit = query.ids === undefined && query.usernames === undefined ? (query.limit ?? 20) : MAX_IDS;
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
  const rows = await org.findUsers(client, await toFilter(client, query), after, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => presentUser(row, viewer)),
    nextCursor: rows.length > limit && last ? encodeCursor(last.username) : null,
  };
}
