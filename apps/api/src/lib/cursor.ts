import { isUuid } from './uuid.ts';

/** Place in a list that is ordered by an instant and, within it, by id. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

/** A place as an opaque text for `nextCursor`. */
export const encodeCursor = (place: Place): string =>
  Buffer.from(`${place.at.toISOString()} ${place.id}`).toString('base64url');

/** The place that a client sent back; null when it is not one of ours. */
export function decodeCursor(cursor: string): Place | null {
  const [instant, id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const at = new Date(instant ?? '');
  if (!id || !isUuid(id) || Number.isNaN(at.getTime())) return null;
  return { at, id };
}
