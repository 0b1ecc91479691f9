import { describe, expect, test } from 'vitest';
import { decide, outcome } from './support/decide.ts';
import { type TableText, tableFile } from './support/dmn-text.ts';

/** Three rules over `n`: from 1, from 2, from 3 on. */
const steps = (policy: string, outputs: string[], more: Partial<TableText> = {}) =>
  tableFile({
    policy,
    inputs: ['n'],
    rules: outputs.map((output, i) => [`>= ${i + 1}`, output]),
    ...more,
  });
const ABC = ['"a"', '"b"', '"c"'];

describe('UNIQUE', () => {
  const kinds = tableFile({
    inputs: ['kind'],
    rules: [
      ['"x"', '1'],
      ['"y","z"', '2'],
      ['not("x","y","z")', '3'],
    ],
  });

  test.each([
    ['x', 1],
    ['z', 2],
    ['?', 3],
  ])('the rule that matches %s', async (kind, value) => {
    expect(await decide(kinds, { kind })).toBe(value);
  });

  test('several hits are an error that names decision and rules', async () => {
    await expect(decide(steps('UNIQUE', ABC), { n: 3 })).rejects.toMatchObject({
      code: 'several-rules-hit',
      decisionId: 'd',
      rules: [1, 2, 3],
      message: expect.stringMatching(/"d".*UNIQUE.*rules 1, 2 and 3 match; keep them apart/),
    });
  });

  test('it is the policy of a table that names none', async () => {
    const xml = tableFile({
      inputs: ['n'],
      rules: [
        ['-', '1'],
        ['-', '2'],
      ],
    });
    await expect(decide(xml, { n: 3 })).rejects.toMatchObject({ code: 'several-rules-hit' });
  });
});

describe('no hit', () => {
  test.each(['UNIQUE', 'ANY', 'FIRST'])('%s: an error that says how to mend', async (policy) => {
    await expect(decide(steps(policy, ABC), { n: 0 })).rejects.toMatchObject({
      code: 'no-rule-hit',
      rules: [],
      message: expect.stringContaining('add a rule for this case, or a default output'),
    });
  });

  test('names the variable that is not there', async () => {
    await expect(decide(steps('UNIQUE', ABC))).rejects.toThrow(/no rule matches \(.*n.*\)/);
  });

  test.each(['RULE ORDER', 'COLLECT'])('%s: an empty list', async (policy) => {
    expect(await decide(steps(policy, ABC), { n: 0 })).toEqual([]);
  });

  test('COLLECT with an aggregation: null, or 0 for COUNT', async () => {
    for (const aggregation of ['SUM', 'MIN', 'MAX', 'COUNT'])
      expect(await decide(steps('COLLECT', ['1'], { aggregation }), { n: 0 })).toBe(aggregation === 'COUNT' ? 0 : null);
  });

  test('default outputs stand in for a rule', async () => {
    const outputs = [{ name: 'fee', fallback: '5' }, { name: 'note' }];
    const rules = [['1', '0', '"free"']];
    expect(await decide(tableFile({ inputs: ['n'], outputs, rules }), { n: 9 })).toEqual({ fee: 5, note: null });
    expect(await decide(tableFile({ policy: 'COLLECT', inputs: ['n'], outputs, rules }), { n: 9 })).toEqual([
      { fee: 5, note: null },
    ]);
    const nothing = tableFile({ inputs: ['n'], outputs: [{ name: 'fee', fallback: 'null' }], rules: [['1', '0']] });
    expect(await outcome(nothing, { n: 9 })).toEqual({ value: null, hits: [{ decisionId: 'd', rules: [] }] });
  });
});

describe('ANY', () => {
  test('several rules with the same output', async () => {
    expect(await decide(steps('ANY', ['1 + 1', '2', '3 - 1']), { n: 3 })).toBe(2);
  });

  test('different outputs are an error that names the rules', async () => {
    await expect(decide(steps('ANY', ['"a"', '"a"', '"b"']), { n: 3 })).rejects.toMatchObject({
      code: 'outputs-differ',
      rules: [1, 3],
      message: expect.stringMatching(/rules 1 and 3 match with different outputs/),
    });
  });
});

describe('PRIORITY and OUTPUT ORDER', () => {
  const outputs = [{ name: 'result', values: '"c","a","b"' }];

  test('the output values say what comes first', async () => {
    expect(await decide(steps('PRIORITY', ABC, { outputs }), { n: 2 })).toBe('a');
    expect(await decide(steps('PRIORITY', ABC, { outputs }), { n: 3 })).toBe('c');
    expect(await decide(steps('OUTPUT ORDER', ABC, { outputs }), { n: 3 })).toEqual(['c', 'a', 'b']);
  });

  test('outputs to the left weigh more; those without listed values do not count', async () => {
    const columns = [{ name: 'x' }, { name: 'y', values: '2,1' }, { name: 'z', values: '"high","low"' }];
    const rules = [
      ['-', '9', '1', '"high"'],
      ['-', '8', '2', '"low"'],
      ['-', '7', '2', '"high"'],
    ];
    const inPolicy = (policy: string) => tableFile({ policy, inputs: ['n'], outputs: columns, rules });
    expect(await decide(inPolicy('PRIORITY'))).toEqual({ x: 7, y: 2, z: 'high' });
    expect(await decide(inPolicy('OUTPUT ORDER'))).toEqual([
      { x: 7, y: 2, z: 'high' },
      { x: 8, y: 2, z: 'low' },
      { x: 9, y: 1, z: 'high' },
    ]);
  });
});

test('FIRST takes the first rule that matches and looks no further', async () => {
  const xml = tableFile({
    policy: 'FIRST',
    inputs: ['n'],
    rules: [
      ['> 5', '"many"'],
      ['> 1', '"some"'],
      ['-', '"few"'],
    ],
  });
  expect(await outcome(xml, { n: 7 })).toEqual({ value: 'many', hits: [{ decisionId: 'd', rules: [1] }] });
  expect(await decide(xml, { n: 3 })).toBe('some');
  expect(await decide(xml, { n: null })).toBe('few');
});

test('RULE ORDER lists all hits as the rules stand', async () => {
  expect(await outcome(steps('RULE ORDER', ABC), { n: 2 })).toEqual({
    value: ['a', 'b'],
    hits: [{ decisionId: 'd', rules: [1, 2] }],
  });
});

describe('COLLECT', () => {
  test.each([
    [undefined, [4, 1, 4]],
    ['SUM', 9],
    ['MIN', 1],
    ['MAX', 4],
    ['COUNT', 3],
  ])('%s', async (aggregation, value) => {
    expect(await decide(steps('COLLECT', ['4', '1', '4'], { aggregation }), { n: 3 })).toEqual(value);
  });

  test('several outputs are a list of contexts', async () => {
    const xml = tableFile({
      policy: 'COLLECT',
      inputs: ['n'],
      outputs: ['who', 'days'],
      rules: [
        ['> 0', '"dean"', '3'],
        ['> 1', '"president"', '5'],
      ],
    });
    expect(await decide(xml, { n: 2 })).toEqual([
      { who: 'dean', days: 3 },
      { who: 'president', days: 5 },
    ]);
  });

  test('a sum of texts is an error that names the rules', async () => {
    await expect(decide(steps('COLLECT', ['"secret"', '1'], { aggregation: 'SUM' }), { n: 3 })).rejects.toMatchObject({
      code: 'value-not-allowed',
      rules: [1, 2],
      message: expect.not.stringContaining('secret'),
    });
  });
});
