import { compileDecisions } from '@flowhall/dmn';
import { describe, expect, test } from 'vitest';
import { compile, DecisionFailedError } from '../src/index.ts';
import { Driver, RUNTIMES } from './driver.ts';
import { bpmn, chain, end, expression, flow, gateway, start, user } from './models.ts';

const cell = (tag: string, text: string) =>
  `<${tag}><text>${text.replaceAll('<', '&lt;').replaceAll('"', '&quot;')}</text></${tag}>`;

/** A table over `amount`: each rule with a test and an output. */
const table = (policy: string, rules: [string, string][]) =>
  `<decisionTable hitPolicy="${policy}"><input>${cell('inputExpression', 'amount')}</input><output name="result"/>${rules
    .map(([tests, output]) => `<rule>${cell('inputEntry', tests)}${cell('outputEntry', output)}</rule>`)
    .join('')}</decisionTable>`;

const decisions =
  await compileDecisions(`<definitions id="D" name="test" namespace="urn:test" xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">
<decision id="level" name="level">${table('UNIQUE', [
    ['[0..100]', '"dean"'],
    ['> 100', '"president"'],
    ['> 1000', '"board"'],
  ])}</decision>
<decision id="approvers" name="approvers">${table('COLLECT', [
    ['> 0', '"dean"'],
    ['> 100', '"president"'],
  ])}</decision>
<decision id="terms" name="terms">${cell('literalExpression', '{ due: today() + duration("P7D"), level: level }')}<informationRequirement><requiredDecision href="#level"/></informationRequirement></decision>
<decision id="turn" name="turn">${cell('literalExpression', 'loopCounter * 10')}</decision>
</definitions>`);

const ruleTask = (decision: string, result = 'answer', more = '') =>
  `<businessRuleTask id="rules"><extensionElements><flow:calledDecision decision="${decision}" result="${result}"/></extensionElements>${more}</businessRuleTask>`;
const deciding = (task: string) => bpmn(start() + end() + user('u') + task, chain('start', 'rules', 'u', 'end'));

describe.each(RUNTIMES)('on %s', (runtime) => {
  const begin = async (xml: string, variables: Record<string, unknown>) =>
    Driver.of(await compile(xml, { runtime, decisions }), variables).send({ type: 'start' });

  test.each([
    ['level', 'dean'],
    ['approvers', ['dean']],
    ['terms', { due: '2026-03-09', level: 'dean' }],
  ])('%s is decided within the step, its result is a variable', async (decision, answer) => {
    const d = await begin(deciding(ruleTask(decision)), { amount: 50 });
    expect(d.last.variables).toEqual({ answer });
    expect(d.last.effects).toEqual([]);
    expect(d.events).toEqual([
      'entered start',
      'left start',
      'taken start_rules',
      'entered rules',
      'decided rules',
      'left rules',
      'taken rules_u',
      'entered u',
    ]);
  });

  test('the step tells which rules were hit', async () => {
    const { last } = await begin(deciding(ruleTask('terms')), { amount: 500 });
    expect(last.events.filter(({ type }) => type === 'decided')).toEqual([
      {
        type: 'decided',
        elementId: 'rules',
        executionId: expect.any(String),
        hits: [{ decisionId: 'level', rules: [2] }],
      },
    ]);
  });

  test('what follows goes by the result', async () => {
    const xml = bpmn(
      start() + end() + user('first', 'dean', 'president') + ruleTask('level') + gateway('exclusive', 'g', 'g_dean'),
      `${chain('start', 'first', 'rules', 'g')}${flow('g', 'president', 'answer = "president"')}${flow('g', 'dean')}${chain('dean', 'end')}${chain('president', 'end')}`,
    );
    const d = await begin(xml, {});
    expect(d.complete('first', { amount: 500 }).waiting).toEqual(['president']);
  });

  test('a multi-instance task decides anew each time, by its loop variables', async () => {
    const times = expression('loopCardinality', '2');
    const loop = `<multiInstanceLoopCharacteristics isSequential="true">${times}</multiInstanceLoopCharacteristics>`;
    const d = await begin(deciding(ruleTask('turn', 'answer', loop)), {});
    expect(d.last.variables).toEqual({ answer: 20 });
    expect(d.waiting).toEqual(['u']);
  });

  test('a decision that cannot be made fails the step and names task, decision and rules', async () => {
    const failing = begin(deciding(ruleTask('level')), { amount: 5000 });
    await expect(failing).rejects.toThrow(DecisionFailedError);
    await expect(failing).rejects.toMatchObject({
      code: 'decision-failed',
      elementId: 'rules',
      message: expect.stringMatching(/"rules": Decision "level": .*rules 2 and 3 match/),
      cause: { code: 'several-rules-hit', decisionId: 'level', rules: [2, 3] },
    });
  });

  test('a decision that does not exist is refused by name', async () => {
    await expect(compile(deciding(ruleTask('other')), { runtime, decisions })).rejects.toMatchObject({
      code: 'model-refused',
      findings: [{ rule: 'decision-unknown', elementId: 'rules', message: { en: expect.stringContaining('"other"') } }],
    });
    await expect(compile(deciding(ruleTask('level')), { runtime })).rejects.toMatchObject({ code: 'model-refused' });
  });

  test('without a decision it is a job', async () => {
    const model = await compile(deciding('<businessRuleTask id="rules"/>'), { runtime, serves: ['jobs'] });
    const d = Driver.of(model).send({ type: 'start' });
    expect(d.last.effects).toMatchObject([{ type: 'job', elementId: 'rules' }]);
    expect(d.complete('rules').waiting).toEqual(['u']);
  });
});

test('a result needs a variable', async () => {
  await expect(compile(deciding(ruleTask('level', '2 much')), { decisions })).rejects.toMatchObject({
    findings: [{ rule: 'decision-result', elementId: 'rules' }],
  });
});
