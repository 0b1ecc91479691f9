import { describe, expect, it, vi } from 'vitest';
import { batch } from './batch.ts';

describe('batch', () => {
  it('asks once for what is wanted at the same time, and never twice for a key', async () => {
    const ask = vi.fn(async (keys: readonly string[]) => new Map(keys.map((key) => [key, key.toUpperCase()])));
    const { find } = batch(ask);
    expect(await Promise.all([find('a'), find('b'), find('a')])).toEqual(['A', 'B', 'A']);
    expect(await find('b')).toBe('B');
    expect(await find('c')).toBe('C');
    expect(ask.mock.calls).toEqual([[['a', 'b']], [['c']]]);
  });

  it('gives undefined for a key without an answer', async () => {
    expect(await batch(async () => new Map()).find('a')).toBeUndefined();
  });

  it('asks again after a failure', async () => {
    const ask = vi.fn(async (keys: readonly string[]) => new Map(keys.map((key) => [key, 1])));
    ask.mockRejectedValueOnce(new Error('away'));
    const { find } = batch(ask);
    await expect(find('a')).rejects.toThrow('away');
    expect(await find('a')).toBe(1);
  });
});
