import type { Person } from '@flowhall/approval';
import type { DeputyView, Language } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { presentPerson } from '../../lib/present-person.ts';
import * as deputies from './deputies.repository.ts';

export interface Audience {
  readonly readerId: string;
  readonly lang: Language;
  readonly today: string;
  readonly findPeople: (db: DatabaseClient, ids: readonly string[]) => Promise<readonly Person[]>;
}

const dateOf = (day: Date): string => day.toISOString().slice(0, 10);

/** Deputyships with the names of the people and services in them. */
export async function presentDeputies(
  db: DatabaseClient,
  rows: readonly deputies.DeputyRow[],
  { readerId, lang, today, findPeople }: Audience,
): Promise<DeputyView[]> {
  const people = await findPeople(db, [...new Set(rows.flatMap((row) => [row.userId, row.deputyId ?? []].flat()))]);
  const keys = [...new Set(rows.flatMap((row) => row.itemKeys))];
  const named = keys.length > 0 ? await deputies.findItemNames(db, keys) : [];
  const names = new Map(named.map(({ key, name }) => [key, name]));
  const person = (id: string) => {
    const known = people.find((one) => one.id === id);
    return known ? presentPerson(known, lang) : { id, name: '—', department: null, post: null };
  };
  return rows.map((row) => ({
    id: row.id,
    principal: person(row.userId),
    deputy: row.deputyId ? person(row.deputyId) : null,
    items: row.itemKeys.map((key) => ({ key, name: names.get(key) ?? { zh: key, en: key } })),
    from: dateOf(row.fromDate),
    to: dateOf(row.toDate),
    reason: row.reason,
    state: stateOf(row, today),
    instanceId: row.userId === readerId ? row.instanceId : null,
  }));
}

/** How a deputyship stands on a local date. */
export function stateOf(row: deputies.DeputyRow, today: string): DeputyView['state'] {
  if (row.endedAt || dateOf(row.toDate) < today) return 'ended';
  if (!row.confirmedAt) return 'proposed';
  return dateOf(row.fromDate) > today ? 'upcoming' : 'active';
}
