import { describe, expect, it } from 'vitest';
import { parentsFirst } from './department-order.ts';

const node = (id: string, parentId: string | null) => ({ id, parentId });
const ids = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => id);

describe('the order of departments', () => {
  it('puts parents first and keeps siblings as they come', () => {
    const departments = [node('b1', 'b'), node('root', null), node('b', 'root'), node('a', 'root'), node('b2', 'b')];
    expect(ids(parentsFirst(departments))).toEqual(['root', 'b', 'b1', 'b2', 'a']);
  });

  it('keeps a department whose parent is unknown', () => {
    expect(ids(parentsFirst([node('lost', 'gone')]))).toEqual(['lost']);
  });
});
