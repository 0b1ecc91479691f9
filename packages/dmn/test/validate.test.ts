import type { Finding } from '@flowhall/bpmn';
import { describe, expect, test } from 'vitest';
import { compileDecisions, DecisionsRefusedError, validateDecisions } from '../src/index.ts';
import { decision, file, literal, type table, tableFile } from './support/dmn-text.ts';

const rulesOf = (findings: Finding[]) => findings.map(({ rule }) => rule);

const RULES: [rule: string, xml: string][] = [
  ['dmn-empty', file()],
  ['dmn-unknown-content', file(decision('d', '<conditional/>'))],
  ['dmn-id', file(decision('d', literal('1')), '<inputData name="x"/>')],
  ['dmn-name', file(decision('d', literal('1')), decision('e', literal('2'), {}, 'd'))],
  ['dmn-requirement', file(decision('d', literal('x'), { x: 'Input' }))],
  ['dmn-requirement', file(decision('d', literal('x'), { 'other.dmn#x': 'Decision' }))],
  ['dmn-cycle', file(decision('d', literal('e'), { e: 'Decision' }), decision('e', literal('d'), { d: 'Decision' }))],
  ['dmn-cycle', file(decision('d', literal('d'), { d: 'Decision' }))],
  ['dmn-logic-missing', file(decision('d', ''))],
  ['dmn-unsupported', file(decision('d', '<functionDefinition><literalExpression/></functionDefinition>'))],
  ['dmn-type-unknown', tableFile({ inputs: [{ name: 'x', type: 'Level' }], rules: [['-', '1']] })],
  [
    'dmn-type-unknown',
    file('<inputData id="i" name="i"><variable typeRef="L"/></inputData>', decision('d', literal('1'))),
  ],
  [
    'dmn-language',
    file(decision('d', '<literalExpression expressionLanguage="juel"><text>1</text></literalExpression>')),
  ],
  ['dmn-expression', file(decision('d', literal('1 +')))],
  ['dmn-expression', tableFile({ inputs: ['x +'], rules: [['-', '1']] })],
  ['dmn-expression', tableFile({ inputs: ['x'], rules: [['-', 'see dean)']] })],
  ['dmn-expression', tableFile({ inputs: ['x'], outputs: [{ name: 'a', fallback: '1 +' }], rules: [['-', '1']] })],
  ['dmn-tests', tableFile({ inputs: ['x'], rules: [['> ', '1']] })],
  ['dmn-tests', tableFile({ inputs: [{ name: 'x', values: '"a",' }], rules: [['-', '1']] })],
  [
    'dmn-tests',
    file(
      '<itemDefinition name="T"><allowedValues><text>)</text></allowedValues></itemDefinition>',
      decision('d', literal('1')),
    ),
  ],
  ['dmn-hit-policy', tableFile({ policy: 'LAST', inputs: ['x'], rules: [['-', '1']] })],
  ['dmn-aggregation', tableFile({ policy: 'FIRST', aggregation: 'SUM', inputs: ['x'], rules: [['-', '1']] })],
  [
    'dmn-aggregation',
    tableFile({ policy: 'COLLECT', aggregation: 'SUM', inputs: [], outputs: ['a', 'b'], rules: [['1', '2']] }),
  ],
  ['dmn-priorities', tableFile({ policy: 'PRIORITY', inputs: ['x'], rules: [['-', '1']] })],
  ['dmn-table-shape', tableFile({ inputs: ['x', 'y'], rules: [['-', '1']] })],
  ['dmn-table-shape', tableFile({ inputs: ['x'], outputs: [], rules: [['-']] })],
  ['dmn-output-name', tableFile({ inputs: ['x'], outputs: ['a', ''], rules: [['-', '1', '2']] })],
  ['dmn-output-name', tableFile({ inputs: ['x'], outputs: ['a', 'a'], rules: [['-', '1', '2']] })],
  [
    'dmn-output-value',
    tableFile({ inputs: ['x'], outputs: [{ name: 'a', values: '"y","n"' }], rules: [['-', '"m"']] }),
  ],
];

test.each(RULES)('%s: an error in both languages, and nothing is compiled', async (rule, xml) => {
  const findings = await validateDecisions(xml);
  const found = findings.filter((finding) => finding.rule === rule);
  expect(found, JSON.stringify(findings)).not.toEqual([]);
  for (const { severity, message, mend } of found) {
    expect(severity).toBe('error');
    expect(message.zh && message.en && mend.zh && mend.en).toBeTruthy();
  }
  await expect(compileDecisions(xml)).rejects.toThrow(DecisionsRefusedError);
});

test('findings have line and column, and name the rule by its number', async () => {
  const xml = tableFile({
    inputs: ['x'],
    rules: [
      ['1', '1'],
      ['>', '2'],
    ],
  });
  expect(await validateDecisions(xml)).toMatchObject([
    { rule: 'dmn-tests', elementId: 'r2', line: 4, column: 1, message: { en: expect.stringContaining('in rule 2') } },
  ]);
});

test('an id that is taken is named', async () => {
  const one = tableFile({ inputs: ['x'], rules: [['-', '1']] });
  const xml = one.replace('</definitions>', `${decision('e', literal('1')).replace('"e"', '"t"')}</definitions>`);
  const [found] = await validateDecisions(xml);
  expect(found).toMatchObject({
    rule: 'dmn-unknown-content',
    message: { en: expect.stringContaining('duplicate ID <t>') },
  });
});

test('every language but FEEL is refused, wherever the file names it', async () => {
  const one = tableFile({ inputs: ['x'], outputs: [{ name: 'a', fallback: '0' }], rules: [['1', '1']] });
  const within = (tag: string) => one.replace(`<${tag} `, `<${tag} expressionLanguage="javascript" `);
  for (const xml of [within('inputExpression'), within('inputEntry'), within('outputEntry'), within('definitions')])
    expect(rulesOf(await validateDecisions(xml))).toContain('dmn-language');
  expect(await validateDecisions(one.replace('<inputEntry ', '<inputEntry expressionLanguage="feel" '))).toEqual([]);
});

test('names with blanks are FEEL where the file has them', async () => {
  const using = (text: string) =>
    file('<inputData id="i" name="Amount asked for"/>', decision('d', literal(text), { i: 'Input' }));
  expect(await validateDecisions(using('Amount asked for * 2'))).toEqual([]);
  expect(rulesOf(await validateDecisions(using('Amount waited for * 2')))).toEqual(['dmn-expression']);
});

test('later versions of DMN are read', async () => {
  for (const version of ['20211108', '20230324', '20240513'])
    expect(await validateDecisions(file(decision('d', literal('1'))).replace('20191111', version))).toEqual([]);
  const old = file(decision('d', literal('1'))).replace(
    'https://www.omg.org/spec/DMN/20191111/MODEL/',
    'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  );
  expect(await validateDecisions(old)).toMatchObject([
    { rule: 'model-unreadable', message: { en: expect.stringContaining('save it as DMN 1.3 or later') } },
  ]);
});

describe('overlaps and gaps', () => {
  const warnings = async (inputs: Parameters<typeof table>[0]['inputs'], cells: string[][], policy = 'UNIQUE') =>
    (await validateDecisions(tableFile({ policy, inputs, rules: cells.map((row, i) => [...row, `${i}`]) }))).map(
      ({ rule, severity, message }) => `${severity} ${rule}: ${message.en.replace(/.* of "d" /, '')}`,
    );

  test.each<[string, Parameters<typeof table>[0]['inputs'], string[][], string[]]>([
    ['a complete table', ['n'], [['<= 3'], ['(3..5]'], ['> 5']], []],
    [
      'touching intervals',
      ['n'],
      [['<= 3'], ['[3..5]'], ['> 5']],
      ['both match, for example n = 3; the hit policy is UNIQUE.'],
    ],
    ['a gap between numbers', ['n'], [['< 3'], ['> 3']], ['matches n = 3.']],
    ['a gap above', ['n'], [['<= 3'], ['(3..9]']], ['matches n = 10.']],
    ['booleans', ['b'], [['true']], ['matches b = false.']],
    ['texts that are not listed', ['s'], [['"a"'], ['"b"']], ['matches s = "…".']],
    ['texts that are listed', [{ name: 's', values: '"a","b"' }], [['"a"'], ['not("a")']], []],
    ['numbers that cannot be', [{ name: 'n', values: '[0..10]' }], [['<= 5'], ['(5..10]']], []],
    [
      'two columns',
      ['n', 'b'],
      [
        ['> 1', 'true'],
        ['<= 1', '-'],
        ['> 1', 'false'],
      ],
      [],
    ],
    [
      'a gap in two columns',
      ['n', 'b'],
      [
        ['> 1', 'true'],
        ['<= 1', '-'],
      ],
      ['matches n = 2, b = false.'],
    ],
    ['columns that do not matter', ['n', 'm'], [['-', '-']], []],
    ['two rules for everything', ['n'], [['-'], ['-']], ['both match; the hit policy is UNIQUE.']],
    ['cells that cannot be compared', ['n'], [['limit'], ['> other'], ['not(limit)']], []],
    ['equal cells that cannot be compared', ['n'], [['limit'], ['limit']], ['both match; the hit policy is UNIQUE.']],
    ['mixed types', ['n'], [['1'], ['"a"']], []],
    ['no rules', ['n'], [], ['matches any input.']],
  ])('%s', async (_, inputs, cells, expected) => {
    const found = await warnings(inputs, cells);
    expect(found.map((text) => text.replace(/^warning dmn-(?:gap|overlap): /, ''))).toEqual(expected);
  });

  test('FIRST may overlap; lists may have gaps; a default output fills them', async () => {
    expect(await warnings(['n'], [['> 3'], ['-']], 'FIRST')).toEqual([]);
    expect(await warnings(['n'], [['> 3'], ['> 4']], 'COLLECT')).toEqual([]);
    const outputs = [{ name: 'a', fallback: '0' }];
    expect(await validateDecisions(tableFile({ inputs: ['n'], outputs, rules: [['> 3', '1']] }))).toEqual([]);
  });

  test('ANY: overlapping rules with different outputs', async () => {
    expect(await warnings(['n'], [['> 3'], ['-']], 'ANY')).toEqual([
      'warning dmn-outputs-differ: both match with different outputs, for example n = 4; the hit policy is ANY.',
    ]);
  });
});
