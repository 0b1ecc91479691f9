import { describe, expect, it } from 'vitest';
import type { ItemManifest } from './manifest.ts';
import { isOpen } from './opening.ts';

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
