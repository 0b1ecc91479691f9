import { describe, expect, it } from 'vitest';
import { constantValue, namesRead, syntaxFault, unaryTestsFault } from '../src/index.ts';

describe('syntax', () => {
  it.each([
    ['days > 3 and level in ("a", "b")', true],
    ['some p in persons satisfies p.age >= 18', true],
    ['if a then 1 else 2', true],
    ['count(items[price > 10])', true],
    ['天数 > 3', true],
    ['', false],
    ['days >', false],
    ['days > 3 &&  x', false],
    ['$'.concat('{days}'), false],
    ['function() { return 1 }', false],
  ])('%s: %s', (source, valid) => {
    expect(syntaxFault(source) === undefined).toBe(valid);
  });

  it('reads names with blanks where they are in scope', () => {
    expect(syntaxFault('amount asked for * 2')).toBeDefined();
    expect(syntaxFault('amount asked for * 2', ['amount asked for'])).toBeUndefined();
    expect(unaryTestsFault('> amount asked for')).toBeDefined();
    expect(unaryTestsFault('> amount asked for', ['amount asked for'])).toBeUndefined();
  });

  it('says from where a text is no FEEL', () => {
    expect(syntaxFault('1 + + 2 &&')?.position).toBeGreaterThan(0);
    expect(syntaxFault('')).toEqual({ position: 0 });
  });

  it('knows which names are read', () => {
    expect([...namesRead('days > 3 and sum(rows.amount) > limit')]).toEqual(['days', 'sum', 'rows', 'limit']);
    expect(namesRead('days >').has('days')).toBe(true);
  });

  it('knows what an expression without variables yields', () => {
    expect(constantValue('1 + 1')).toBe(2);
    expect(constantValue('"a"')).toBe('a');
    expect(constantValue('days')).toBeUndefined();
    expect(constantValue('1 +')).toBeUndefined();
  });
});
