import { describe, expect, test } from 'vitest';
import { compileDecisions } from '../src/index.ts';
import { decide, outcome } from './support/decide.ts';
import { decision, file, literal, table } from './support/dmn-text.ts';

describe('a decision that requires others', () => {
  const level = decision(
    'level',
    table({
      policy: 'FIRST',
      inputs: ['amount'],
      rules: [
        ['> 100', '"high"'],
        ['-', '"low"'],
      ],
    }),
  );

  test('sees their results by name; each is made once', async () => {
    const xml = file(
      level,
      decision('left', literal('level'), { level: 'Decision' }),
      decision('right', literal('level'), { level: 'Decision' }),
      decision('d', literal('left + "/" + right'), { left: 'Decision', right: 'Decision' }),
    );
    expect(await outcome(xml, { amount: 200 })).toEqual({
      value: 'high/high',
      hits: [{ decisionId: 'level', rules: [1] }],
    });
  });

  test('names may have blanks', async () => {
    const xml = file(
      '<inputData id="in" name="Amount asked for"/>',
      decision('l', literal('Amount asked for * 2'), { in: 'Input' }, 'Double amount'),
      decision('d', table({ inputs: ['Double amount'], rules: [['> 10', 'Double amount + 1']] }), { l: 'Decision' }),
    );
    expect(await decide(xml, { 'Amount asked for': 6 })).toBe(13);
  });

  test('an error names the decision where it happened', async () => {
    const unique = decision(
      'level',
      table({
        inputs: ['n'],
        rules: [
          ['-', '1'],
          ['-', '2'],
        ],
      }),
    );
    const xml = file(unique, decision('d', literal('level'), { level: 'Decision' }));
    await expect(decide(xml)).rejects.toMatchObject({ code: 'several-rules-hit', decisionId: 'level', rules: [1, 2] });
  });

  test('results have the type of their variable', async () => {
    const xml = file(`<decision id="d" name="d"><variable name="d" typeRef="number"/>${literal('"a"')}</decision>`);
    await expect(decide(xml)).rejects.toThrow('Decision "d": its result must be a number, not a string');
  });
});

test('input data have the type of their variable', async () => {
  const xml = file(
    '<inputData id="in" name="start"><variable name="start" typeRef="date"/></inputData>',
    decision('d', literal('start + duration("P1D")'), { in: 'Input' }),
  );
  expect(await decide(xml, { start: '2026-01-31' })).toBe('2026-02-01');
  expect(await decide(xml)).toBeNull();
  await expect(decide(xml, { start: 5 })).rejects.toThrow('the input data "start" must be a date, not a number');
});

describe('business knowledge models', () => {
  const fee = `<businessKnowledgeModel id="fee" name="fee"><encapsulatedLogic><formalParameter name="hours" typeRef="number"/><formalParameter name="rate"/>
${table({ inputs: ['hours'], rules: [['> 0', 'hours * rate']] })}</encapsulatedLogic></businessKnowledgeModel>`;
  const twice = `<businessKnowledgeModel id="twice" name="twice"><encapsulatedLogic><formalParameter name="h"/>${literal('fee(h, 2) * 2')}</encapsulatedLogic><knowledgeRequirement><requiredKnowledge href="#fee"/></knowledgeRequirement></businessKnowledgeModel>`;

  test('are functions, by position and by name, and call others', async () => {
    const requires = { fee: 'Knowledge', twice: 'Knowledge' };
    const xml = file(fee, twice, decision('d', literal('fee(3, 10) + fee(rate: 1, hours: 2) + twice(5)'), requires));
    expect(await decide(xml)).toBe(52);
  });

  test('see their parameters, not the variables of the caller', async () => {
    const peek = `<businessKnowledgeModel id="peek" name="peek"><encapsulatedLogic>${literal('x')}</encapsulatedLogic></businessKnowledgeModel>`;
    expect(await decide(file(peek, decision('d', literal('[x, peek()]'), { peek: 'Knowledge' })), { x: 9 })).toEqual([
      9,
      null,
    ]);
  });

  test('can be invoked with bindings', async () => {
    const bind = (name: string, text: string) => `<binding><parameter name="${name}"/>${literal(text)}</binding>`;
    const call = `<invocation>${literal('fee')}${bind('rate', 'x')}${bind('hours', '4')}</invocation>`;
    expect(await decide(file(fee, decision('d', call, { fee: 'Knowledge' })), { x: 5 })).toBe(20);
  });

  test('what goes wrong inside is the error of the decision', async () => {
    const calling = (text: string) => file(fee, decision('d', literal(text), { fee: 'Knowledge' }));
    await expect(decide(calling('fee(0, 1)'))).rejects.toMatchObject({ code: 'no-rule-hit', decisionId: 'fee' });
    await expect(decide(calling('fee("a", 1)'))).rejects.toThrow('the parameter "hours" must be a number');
  });
});

describe('boxed expressions', () => {
  const entry = (name: string, text: string) =>
    `<contextEntry>${name && `<variable name="${name}"/>`}${literal(text)}</contextEntry>`;

  test('context: later entries see earlier ones; one without a name is the result', async () => {
    const entries = entry('a', 'x + 1') + entry('b', 'a * 2');
    expect(await decide(file(decision('d', `<context>${entries}</context>`)), { x: 1 })).toEqual({ a: 2, b: 4 });
    expect(await decide(file(decision('d', `<context>${entries}${entry('', 'a + b')}</context>`)), { x: 1 })).toBe(6);
  });

  test('list and relation', async () => {
    expect(await decide(file(decision('d', `<list>${literal('1')}${literal('x')}</list>`)), { x: 2 })).toEqual([1, 2]);
    const relation = `<relation><column name="a"/><column name="b"/><row>${literal('1')}${literal('x')}</row></relation>`;
    expect(await decide(file(decision('d', relation)), { x: 2 })).toEqual([{ a: 1, b: 2 }]);
  });
});

test('a decision tells which tables it needs, and how many rules they have', async () => {
  const xml = file(
    decision(
      'level',
      table({
        inputs: ['n'],
        rules: [
          ['1', '1'],
          ['2', '2'],
        ],
      }),
    ),
    decision('other', table({ inputs: ['n'], rules: [['1', '1']] }).replaceAll('id="', 'id="other-')),
    decision('d', literal('level'), { level: 'Decision' }),
  );
  const decisions = await compileDecisions(xml);
  expect([...(decisions.get('d')?.tables ?? [])]).toEqual([['level', 2]]);
  expect([...(decisions.get('other')?.tables ?? [])]).toEqual([['other', 1]]);
});
