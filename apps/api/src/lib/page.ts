import { UserError } from '../errors.ts';
import { decodeCursor, encodeCursor, type Place } from './cursor.ts';

/** Where a page begins: behind the place that the client sent back, or at the start. @throws UserError `invalid-cursor` */
export function placeAfter(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const place = decodeCursor(cursor);
  if (place === null) throw new UserError('invalid-cursor');
  return place;
}

/** One page of `limit + 1` rows that were asked for: the row too many only says that there is a next page. */
export function toPage<T>(
  found: readonly T[],
  limit: number,
  placeOf: (row: T) => Place,
): { readonly rows: readonly T[]; readonly nextCursor: string | null } {
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? encodeCursor(placeOf(last)) : null };
}
