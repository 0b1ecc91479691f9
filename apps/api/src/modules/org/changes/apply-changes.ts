import type { Transaction } from '@flowhall/db';
import { endSession } from '../../auth/index.ts';
import { isSame, type OrganisationChange, type PersonState } from './organisation.ts';
import { parentsFirst } from './plan-units.ts';
import * as write from './write-changes.repository.ts';

/** Rows of one statement. */
const CHUNK = 1000;

export interface ApplyOptions {
  readonly at: Date;
  readonly nextId: () => string;
  /** Told after each statement how many of all changes are written. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Writes changes, a few statements for thousands of them. The caller holds the lock of the organisation, has planned from
 * what is there, and records who did it.
 */
export async function applyChanges(
  tx: Transaction,
  changes: readonly OrganisationChange[],
  { at, nextId, onProgress }: ApplyOptions,
): Promise<void> {
  let done = 0;
  const wrote = (count: number) => {
    done += count;
    onProgress?.(done, changes.length);
  };
  const ofUnits = new Map(changes.flatMap((change) => (change.entity === 'unit' ? [[change.id, change]] : [])));
  const ordered = parentsFirst([...ofUnits.values()].map(({ after }) => after));
  for (const units of chunks(ordered.flatMap(({ id }) => ofUnits.get(id) ?? []))) {
    await write.writeUnits(tx, units, at);
    wrote(units.length);
  }
  for (const people of chunks(changes.flatMap((change) => (change.entity === 'person' ? [change] : [])))) {
    await writePeopleChunk(tx, people, { at, nextId });
    wrote(people.length);
  }
  const groups = changes.flatMap((change) => (change.entity === 'group' ? [change] : []));
  await write.writeGroups(tx, groups, at);
  for (const { id, before, after } of groups) {
    const [old, now] = [new Set(before?.memberIds), new Set(after.memberIds)];
    await write.writeMembers(tx, {
      groupId: id,
      added: after.memberIds.filter((member) => !old.has(member)),
      removed: (before?.memberIds ?? []).filter((member) => !now.has(member)),
    });
    wrote(1);
  }
}

async function writePeopleChunk(
  tx: Transaction,
  people: readonly write.Written<PersonState>[],
  { at, nextId }: Pick<ApplyOptions, 'at' | 'nextId'>,
): Promise<void> {
  await write.writePeople(tx, people, at);
  const moved = people.filter(({ before, after }) => !isSame(before?.memberships ?? [], after.memberships));
  if (moved.length > 0) {
    const memberships = moved.flatMap(({ after }) =>
      after.memberships.map((membership) => ({ ...membership, id: nextId(), userId: after.id })),
    );
    await write.replaceMemberships(
      tx,
      moved.map(({ after }) => after.id),
      memberships,
    );
  }
  const closed = people.filter(({ before, after }) => before?.closed === false && after.closed);
  if (closed.length === 0) return;
  const sessions = await write.findOpenSessions(
    tx,
    closed.map(({ after }) => after.id),
  );
  for (const id of sessions) await endSession(tx, id, 'closed', at);
}

function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += CHUNK) yield rows.slice(from, from + CHUNK);
}
