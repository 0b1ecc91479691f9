import { evaluate as feelin } from 'feelin';
import { describe, expect, it } from 'vitest';
import { evaluate, evaluateCondition, evaluateText, FeelError, feelFunction, plainValue } from '../src/index.ts';

const clock = () => new Date('2026-03-01T20:30:00Z');
const scope = (variables: Record<string, unknown> = {}) => ({ variables, clock, timeZone: 'Asia/Shanghai' });
const valueIn = (expression: string, variables?: Record<string, unknown>) =>
  plainValue(evaluate(expression, scope(variables)).value);

describe('the clock', () => {
  it('is what now() and today() follow, today() in the zone of the scope', () => {
    expect(valueIn('now()')).toBe('2026-03-01T20:30:00Z');
    expect(valueIn('today()')).toBe('2026-03-02');
    expect(plainValue(evaluate('today()', { ...scope(), timeZone: 'Europe/Paris' }).value)).toBe('2026-03-01');
  });

  it('moves on between two evaluations', () => {
    const at = { now: new Date('2026-01-01T00:00:00Z') };
    const moving = { variables: {}, clock: () => at.now, timeZone: 'UTC' };
    expect(plainValue(evaluate('today()', moving).value)).toBe('2026-01-01');
    at.now = new Date('2026-01-02T00:00:00Z');
    expect(plainValue(evaluate('today()', moving).value)).toBe('2026-01-02');
  });

  it('is hidden by variables of these names', () => {
    expect(valueIn('today = null', { today: null, 'a b': 1 })).toBe(true);
    expect(valueIn('from >= today', { from: '2026-03-02', today: '2026-03-02' })).toBe(true);
  });
});

describe('functions among the variables', () => {
  const fee = feelFunction(['hours', 'rate'], (hours, rate) => Number(hours) * Number(rate));

  it.each(['fee(3, 10)', 'fee(rate: 10, hours: 3)', 'sum(for h in [1, 2] return fee(h, 10))'])('%s', (expression) => {
    expect(valueIn(expression, { fee })).toBe(30);
  });
});

describe('errors', () => {
  it.each(['', '  ', 'days >', '1) + (2', '(a', 'if x then'])('name the place: %s', (expression) => {
    const failure = catching(() => evaluate(expression, scope({ a: 1, b: 2 })));
    expect(failure).toBeInstanceOf(FeelError);
    expect(failure).toMatchObject({ expression, position: expect.any(Number) });
  });

  it('say why a value is missing without showing data', () => {
    expect(evaluate('dasy > 3', scope({ days: 3 })).notes).toContain("Variable 'dasy' not found");
    const { value, notes } = evaluate('reason - 1', scope({ reason: 'private matter' }));
    expect(value).toBeNull();
    expect(notes.join()).toMatch(/number|string/);
    expect(notes.join()).not.toContain('private');
  });

  it('do not mix the notes of two evaluations', () => {
    expect(evaluate('missing.name', scope()).notes.length).toBeGreaterThan(0);
    expect(evaluate('missing.name', scope({ missing: { name: 'x' } })).notes).toEqual([]);
  });

  it('ask conditions for true or false', () => {
    expect(evaluateCondition('days > 3', scope({ days: 4 }))).toBe(true);
    expect(() => evaluateCondition('days > 3', scope())).toThrow(/the condition is null, not true or false .*days/);
  });

  it('ask texts for a text', () => {
    expect(evaluateText('" 张" + name', scope({ name: '三 ' }))).toBe('张三');
    expect(() => evaluateText('1 + 1', scope())).toThrow(/a number, not a text/);
    expect(() => evaluateText('""', scope())).toThrow(/empty text/);
  });
});

describe('an expression that is kept ready', () => {
  const data = {
    days: 5,
    level: '校级',
    name: null,
    rows: [
      { a: 1, b: 'x' },
      { a: 2, b: 'y' },
    ],
    who: { id: 'u1', tags: ['p', 'q'], nested: { on: true } },
    until: '2026-04-01',
    'full name': '张三',
    'a-b': 7,
  };
  const { 'full name': _, 'a-b': __, ...plain } = data;
  it.each([
    'days > 3 and level = "校级"',
    'days // a comment',
    'level /* inside */ + "x"',
    '{x: days, y: x + 1}',
    'for r in rows return r.a * days',
    'some r in rows satisfies r.b = "y"',
    'rows[a > 1].b',
    'rows[item.a = 1]',
    'sum(rows.a)',
    'who.nested.on',
    'who.missing',
    'if name = null then "none" else name',
    'date(until) - duration("P1D")',
    'function(x) x + days',
    '(function(x) x + days)(2)',
    'days in [1..5]',
    'days between 1 and 4',
    'string length(level)',
    'nothing there',
    'external',
    'not(days > 3)',
    'get value(who, "id")',
    'full name',
    'a-b',
    'full name + level',
  ])('says what the interpreter says: %s', (expression) => {
    for (const variables of [plain, data, {}, { days: 1, rows: null }]) {
      const expected = outcome(() => plainValue(feelin(expression, variables).value));
      const first = outcome(() => valueIn(expression, variables));
      expect(first).toEqual(expected);
      expect(outcome(() => valueIn(expression, variables))).toEqual(first);
    }
  });

  it('holds on to no value of an earlier scope', () => {
    expect(valueIn('days', { days: 1 })).toBe(1);
    expect(valueIn('days', {})).toBeNull();
    expect(valueIn('days', { days: 2, other: 1 })).toBe(2);
  });
});

function outcome(run: () => unknown): unknown {
  try {
    return { value: run() };
  } catch {
    return 'refused';
  }
}

function catching(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
