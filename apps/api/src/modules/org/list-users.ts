import type { PickedPerson } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import { presentUser, type Viewer } from './org.presenter.ts';
import * as org from './org.repository.ts';
import { findBelow } from './organisation-view.repository.ts';

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

/** The place behind a person in a list by user name. */
export const usernameCursor = (username: string): string => Buffer.from(`u ${username}`).toString('base64url');

/** The user name behind which a page begins. @throws UserError `invalid-cursor` */
export function afterUsername(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
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
  return {
    ...(q?.trim() && { text: q.trim() }),
    ...(post && { postKey: post }),
    ...(departmentId && { departmentIds: deep ? await findBelow(client, departmentId) : [departmentId] }),
  };
}

/** People to pick from or to name: active ones by name, department and post, or exactly those that the query names. */
export async function listUsers(
  client: DatabaseClient,
  query: UsersQuery,
  viewer: Viewer,
): Promise<{ items: PickedPerson[]; nextCursor: string | null }> {
  const limit = query.ids === undefined && query.usernames === undefined ? (query.limit ?? 20) : MAX_IDS;
  const after = afterUsername(query.cursor);
  const rows = await org.findUsers(client, await toFilter(client, query), after, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => presentUser(row, viewer)),
    nextCursor: rows.length > limit && last ? usernameCursor(last.username) : null,
  };
}
