import type { LiveChange } from '@flowhall/contracts';
import { MAX_NOTIFICATION_BYTES } from '@flowhall/db';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LiveMessage, packed, unpacked } from './live-messages.ts';

const change = fc.oneof(
  fc.constant<LiveChange>({ kind: 'notification' }),
  fc.uuid().map((instanceId): LiveChange => ({ kind: 'instance', instanceId })),
);
const message = fc.record({ userIds: fc.array(fc.uuid(), { maxLength: 400 }), change });

const pairs = (messages: readonly LiveMessage[]): Set<string> =>
  new Set(messages.flatMap(({ userIds, change: one }) => userIds.map((id) => `${id} ${JSON.stringify(one)}`)));

it('tells everybody everything, in payloads that PostgreSQL takes', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 30 }), (messages) => {
      const payloads = packed(messages);
      expect(payloads.every((payload) => Buffer.byteLength(payload) <= MAX_NOTIFICATION_BYTES)).toBe(true);
      expect(pairs(payloads.flatMap(unpacked))).toEqual(pairs(messages));
    }),
    { numRuns: 50 },
  );
});

it('tells the same change once, however often it happened', () => {
  const again: LiveMessage = { userIds: ['a', 'b'], change: { kind: 'notification' } };
  expect(packed([again, again, { ...again, userIds: ['b', 'c'] }])).toEqual([
    JSON.stringify({ userIds: ['a', 'b', 'c'], change: { kind: 'notification' } }),
  ]);
});
