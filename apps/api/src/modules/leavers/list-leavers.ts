import { type Language, LEAVER_STATES, type Leaver } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { presentPerson } from '../../lib/present-person.ts';
import type { HandOverServices } from '../hand-overs/index.ts';
import type { LeaverRow } from './leavers.repository.ts';
import * as leavers from './leavers.repository.ts';
import { suggestReceiver } from './suggest-receiver.ts';

/** Leavers as administrators see them. */
export async function presentLeavers(
  { directory: open }: HandOverServices,
  db: DatabaseClient,
  rows: readonly LeaverRow[],
  lang: Language,
): Promise<Leaver[]> {
  const directory = open(db);
  const ids = rows.map(({ userId }) => userId);
  const people = await directory.peopleByIds([...ids, ...rows.flatMap(({ receiverId }) => receiverId ?? [])]);
  const usernames = await leavers.findUsernames(db, ids);
  const counts = await leavers.countOpen(db, ids);
  const shown = (id: string | null) => {
    const person = people.find((one) => one.id === id);
    return person ? presentPerson(person, lang) : null;
  };
  const items: Leaver[] = [];
  for (const row of rows) {
    const person = shown(row.userId);
    if (!person) continue;
    const suggested = row.state === 'waiting' ? await suggestReceiver(directory, row.userId) : null;
    items.push({
      ...{ person, username: usernames.get(row.userId) ?? '', source: row.source, failed: row.failed },
      state: LEAVER_STATES.find((one) => one === row.state) ?? 'waiting',
      noticedAt: row.noticedAt.toISOString(),
      open: counts.get(row.userId) ?? 0,
      suggested: suggested ? presentPerson(suggested, lang) : null,
      receiver: shown(row.receiverId),
      settledAt: row.settledAt?.toISOString() ?? null,
    });
  }
  return items;
}
