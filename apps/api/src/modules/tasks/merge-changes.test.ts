import { describe, expect, it } from 'vitest';
import { mergeChanges } from './merge-changes.ts';

const title = { zh: '人数', en: 'People' };

describe('mergeChanges', () => {
  it('goes from the first value to the last', () => {
    const changes = [
      { field: '/headcount', title, from: 1, to: 2 },
      { field: '/reason', title, from: 'a', to: 'b' },
      { field: '/headcount', title, from: 2, to: 3 },
    ];
    expect(mergeChanges(changes)).toEqual([
      { field: '/headcount', title, from: 1, to: 3 },
      { field: '/reason', title, from: 'a', to: 'b' },
    ]);
  });

  it('leaves out what was changed back', () => {
    const changes = [
      { field: '/doors', title, from: ['A'], to: ['B'] },
      { field: '/doors', title, from: ['B'], to: ['A'] },
    ];
    expect(mergeChanges(changes)).toEqual([]);
  });
});
