import { COUNTED_UP_TO, type ListFilters } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { daysBetween } from '../../lib/days-between.ts';
import { searchWords } from '../../lib/search-text.ts';
import * as drafts from './drafts.repository.ts';

/** How many of a person's drafts each of some filters leaves, up to `COUNTED_UP_TO`. */
export function countDrafts(
  db: DatabaseClient,
  userId: string,
  filters: readonly ListFilters[],
): Promise<readonly number[]> {
  return Promise.all(
    filters.map(async ({ q = '', item, from, to }) => {
      const filter = { userId, itemKey: item, words: searchWords(q), limit: COUNTED_UP_TO - 1 };
      return (await drafts.findPage(db, { ...filter, ...daysBetween(from, to) })).length;
    }),
  );
}
