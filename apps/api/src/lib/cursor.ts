import { isUuid } from './uuid.ts';

/** Place in a list that is ordered by an instant and, within it, by id. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

/** A place as an opaque text for `nextCursor`. */
export const encodeCursor = (place: Place): string =>
  Buffer.from(`${place.at.toISOString()} ${place.id}`).toString('base64url');

/** As {@link encodeCursor} writes it: an instant of other centuries may be none for the database. */
const INSTANT = /^2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The place that a client sent back; null when it is not one of ours. */
export function decodeCursor(cursor: string): Place | null {
  const [instant, id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!id || !isUuid(id) || !instant || !INSTANT.test(instant)) return null;
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? null : { at, id };
}
