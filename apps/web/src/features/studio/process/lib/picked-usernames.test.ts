import { describe, expect, it } from 'vitest';
import { pickedUsernames } from './picked-usernames.ts';

const person = (username: string) => ({ id: username, username, name: username, department: null, post: null });

describe('people picked for a rule', () => {
  it('keep their order; new ones come behind, and names that nobody has stay', () => {
    const shown = [person('b'), person('a')];
    expect(pickedUsernames(['b', 'gone', 'a'], shown, [person('c'), person('a'), person('b')])).toEqual([
      'b',
      'gone',
      'a',
      'c',
    ]);
    expect(pickedUsernames(['b', 'gone', 'a'], shown, [person('a')])).toEqual(['gone', 'a']);
    expect(pickedUsernames([], [], [person('a')])).toEqual(['a']);
  });
});
