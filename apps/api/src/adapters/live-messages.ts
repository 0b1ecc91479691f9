import type { LiveChange } from '@flowhall/contracts';
import { MAX_NOTIFICATION_BYTES } from '@flowhall/db';

export interface LiveMessage {
  readonly userIds: readonly string[];
  readonly change: LiveChange;
}

/** Payload that says: some changes may have been missed. */
export const GAP = 'gap';

/** So many ids of 39 bytes leave room for the change beside them. */
const IDS_PER_MESSAGE = 150;

/** Messages as few payloads, in their order; the same change for several people, or told again, is one message. */
export function packed(messages: readonly LiveMessage[]): string[] {
  const payloads: string[] = [];
  let lines: string[] = [];
  let size = 0;
  for (const message of merged(messages)) {
    const line = JSON.stringify(message);
    const bytes = Buffer.byteLength(line) + 1;
    if (size + bytes > MAX_NOTIFICATION_BYTES) {
      payloads.push(lines.join('\n'));
      lines = [];
      size = 0;
    }
    lines.push(line);
    size += bytes;
  }
  return lines.length > 0 ? [...payloads, lines.join('\n')] : payloads;
}

export const unpacked = (payload: string): LiveMessage[] => payload.split('\n').map((line) => JSON.parse(line));

function merged(messages: readonly LiveMessage[]): LiveMessage[] {
  const people = new Map<string, { readonly change: LiveChange; readonly userIds: Set<string> }>();
  for (const { userIds, change } of messages) {
    const key = JSON.stringify(change);
    const one = people.get(key) ?? { change, userIds: new Set() };
    people.set(key, one);
    for (const userId of userIds) one.userIds.add(userId);
  }
  return [...people.values()].flatMap(({ change, userIds }) =>
    split([...userIds]).map((some) => ({ userIds: some, change })),
  );
}

const split = (userIds: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(userIds.length / IDS_PER_MESSAGE) }, (_one, index) =>
    userIds.slice(index * IDS_PER_MESSAGE, (index + 1) * IDS_PER_MESSAGE),
  );
