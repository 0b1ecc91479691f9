import { describe, expect, it } from 'vitest';
import { ancestorsOf, childrenOf } from './departments.ts';

const department = (id: string, parentId: string | null) => ({
  id,
  key: id,
  name: { zh: id, en: id },
  parentId,
  people: 0,
});
const tree = [department('top', null), department('a', 'top'), department('a1', 'a'), department('lost', 'gone')];

describe('departments', () => {
  it('shows those whose parent is unknown at the top, so that nobody is out of reach', () => {
    expect(childrenOf(tree, null).map(({ id }) => id)).toEqual(['top', 'lost']);
    expect(childrenOf(tree, 'top').map(({ id }) => id)).toEqual(['a']);
  });

  it('finds the way down to one, even when the data runs in a circle', () => {
    expect(ancestorsOf(tree, 'a1').map(({ id }) => id)).toEqual(['top', 'a', 'a1']);
    expect(ancestorsOf([department('x', 'y'), department('y', 'x')], 'x').map(({ id }) => id)).toEqual(['y', 'x']);
    expect(ancestorsOf(tree, null)).toEqual([]);
  });
});
