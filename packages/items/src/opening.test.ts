import { describe, expect, it } from 'vitest';
import type { ItemManifest } from './manifest.ts';
import { isOpen, opensAt } from './opening.ts';

const open = (opening: ItemManifest['opening'], at: string) => isOpen({ ...(opening && { opening }) }, new Date(at));

describe('isOpen', () => {
  it('is always, unless the item says when', () => {
    expect(open(undefined, '2026-03-02T01:00:00Z')).toBe(true);
  });
  it('counts days whole, moments to the minute, on the clocks of Beijing', () => {
    const days = { from: '2026-03-02', until: '2026-03-03' };
    const at = ['2026-03-01T15:59:00Z', '2026-03-01T16:00:00Z', '2026-03-03T15:59:00Z', '2026-03-03T16:00:00Z'];
    expect(at.map((one) => open(days, one))).toEqual([false, true, true, false]);
    const moments = { from: '2026-03-02T08:00', until: '2026-03-02T18:00' };
    const then = ['2026-03-01T23:59:00Z', '2026-03-02T00:00:00Z', '2026-03-02T09:59:00Z', '2026-03-02T10:00:00Z'];
    expect(then.map((one) => open(moments, one))).toEqual([false, true, true, false]);
  });
  it('has hours of the day', () => {
    const daily = { daily: { from: '08:00', to: '17:30' } };
    expect(['2026-03-02T00:00:00Z', '2026-03-02T09:30:00Z'].map((one) => open(daily, one))).toEqual([true, false]);
  });
});

describe('opensAt', () => {
  const opens = (opening: ItemManifest['opening'], at: string) =>
    opensAt({ ...(opening && { opening }) }, new Date(at))?.toISOString() ?? null;

  it('is nothing for what is open, and for what is over', () => {
    expect(opens(undefined, '2026-03-02T01:00:00Z')).toBeNull();
    expect(opens({ from: '2026-03-02' }, '2026-03-02T01:00:00Z')).toBeNull();
    expect(opens({ until: '2026-03-01' }, '2026-03-02T01:00:00Z')).toBeNull();
    expect(opens({ until: '2026-03-01', daily: { from: '08:00', to: '17:30' } }, '2026-03-01T12:00:00Z')).toBeNull();
  });

  it('is the first moment that is in all of its times', () => {
    const daily = { from: '08:00', to: '17:30' };
    expect(opens({ from: '2026-03-02' }, '2026-02-01T01:00:00Z')).toBe('2026-03-01T16:00:00.000Z');
    expect(opens({ daily }, '2026-03-01T23:00:00Z')).toBe('2026-03-02T00:00:00.000Z');
    expect(opens({ daily }, '2026-03-02T09:30:00Z')).toBe('2026-03-03T00:00:00.000Z');
    expect(opens({ from: '2026-03-05T10:00', daily }, '2026-03-01T01:00:00Z')).toBe('2026-03-05T02:00:00.000Z');
    expect(opens({ from: '2026-03-05T20:00', daily }, '2026-03-01T01:00:00Z')).toBe('2026-03-06T00:00:00.000Z');
  });
});
