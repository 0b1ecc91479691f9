import { unaryTest } from 'feelin';
import { describe, expect, it } from 'vitest';
import { evaluateUnaryTests, FeelError, unaryTestsFault } from '../src/index.ts';

const scope = (variables: Record<string, unknown> = {}) => ({
  variables,
  clock: () => new Date('2026-03-02T00:00:00Z'),
  timeZone: 'Asia/Shanghai',
});

describe('unary tests', () => {
  const variables = { limit: 5, names: ['a', 'b'], flag: true };
  const inputs = [null, 3, 5, 9, -5, 'a', 'x', true, false, ['a'], { a: 1 }];
  it.each([
    '-',
    '5',
    '-5',
    '"a"',
    '"a","b"',
    '> 5',
    '< 4, > 8',
    '[1..5]',
    ']1..5[',
    '(5..9]',
    'not("a")',
    'not(> 5, "x")',
    'true',
    'false',
    'limit',
    '<= limit',
    'names',
    '? > limit',
    'list contains(names, ?)',
    'null',
    'not(null)',
    '> 4 // a comment',
    'flag',
    '{a: 1}',
  ])('%s', (tests) => {
    for (const input of inputs) {
      const expected = unaryTest(tests, { ...variables, '?': input }).value;
      expect(evaluateUnaryTests(tests, input, scope(variables)).value, `${tests} of ${JSON.stringify(input)}`).toBe(
        expected,
      );
    }
  });

  it('know the clock', () => {
    expect(evaluateUnaryTests('? = string(today())', '2026-03-02', scope()).value).toBe(true);
  });

  it('refuse what is none', () => {
    expect(() => evaluateUnaryTests('> ', 1, scope())).toThrow(FeelError);
    expect(unaryTestsFault('> ')).toMatchObject({ position: expect.any(Number) });
    expect(unaryTestsFault('> 5, "a"')).toBeUndefined();
    expect(unaryTestsFault('-')).toBeUndefined();
  });
});
