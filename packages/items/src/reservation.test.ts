import { describe, expect, it } from 'vitest';
import { reservedBy } from './reservation.ts';

const clock = () => new Date('2026-03-02T01:00:00Z');
const RULE = { resource: 'room', from: 'day + "T" + start', to: 'day + "T" + end' };
const FORM = { room: 'a', day: '2026-12-01', start: '14:00', end: '16:00' };

describe('what an application keeps', () => {
  it('is the named thing from one moment in Beijing to another', () => {
    expect(reservedBy(RULE, FORM, clock)).toEqual({
      resources: ['a'],
      from: new Date('2026-12-01T06:00:00Z'),
      to: new Date('2026-12-01T08:00:00Z'),
    });
  });

  it('may be several things, each once, and whole days', () => {
    const rule = { resource: 'rooms', from: 'first', to: 'next' };
    const form = { rooms: ['b', 'a', 'b'], first: '2026-12-01', next: '2026-12-03' };
    expect(reservedBy(rule, form, clock)).toMatchObject({
      resources: ['a', 'b'],
      to: new Date('2026-12-02T16:00:00Z'),
    });
  });

  it.each([
    ['no thing', { room: undefined }],
    ['an empty name', { room: '' }],
    ['no time', { start: undefined }],
    ['no real day', { day: '2026-02-30' }],
    ['an end before the beginning', { end: '13:00' }],
    ['an end at the beginning', { end: '14:00' }],
  ])('is nothing with %s', (_, change) => {
    expect(reservedBy(RULE, { ...FORM, ...change }, clock)).toBeNull();
  });
});
