import { type ProcessModel, parseBpmn } from '@flowhall/bpmn';
import { describe, expect, test } from 'vitest';
import { legalReturnTargets, planJumpBack, planMove } from './plan-move.ts';
import type { Position } from './position.ts';

const gateway = (kind: string, ...ids: string[]) => ids.map((id) => `<${kind}Gateway id="${id}"/>`).join('');
const users = (...ids: string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('');
const chain = (...ids: string[]) =>
  ids
    .slice(1)
    .map((id, i) => `<sequenceFlow id="${ids[i]}_${id}" sourceRef="${ids[i]}" targetRef="${id}"/>`)
    .join('');

async function read(body: string): Promise<ProcessModel> {
  const { model } = await parseBpmn(
    `<definitions id="D" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><process id="P" isExecutable="true"><startEvent id="start"/><endEvent id="end"/>${body}</process></definitions>`,
  );
  return model;
}

const step = (elementId: string): Position => ({ type: 'step', elementId });
const parked = (flowId: string): Position => ({ type: 'join', elementId: flowId.split('_')[1] ?? '', flowId });

/** Apply → fork → A1 → (fork2 → X, Y → join2) → A3 → join; B1 → B2 → join → after. */
const NESTED = `${users('apply', 'A1', 'X', 'Y', 'A3', 'B1', 'B2', 'after')}${gateway('parallel', 'fork', 'join', 'fork2', 'join2')}
${chain('start', 'apply', 'fork', 'A1', 'fork2', 'X', 'join2', 'A3', 'join', 'after', 'end')}${chain('fork2', 'Y', 'join2')}${chain('fork', 'B1', 'B2', 'join')}`;

describe('planMove', () => {
  test('a return inside one branch leaves the other alone', async () => {
    const plan = planMove(await read(NESTED), [step('X'), step('Y'), step('B2')], step('X'), 'A1');
    expect(plan).toMatchObject({ allowed: true, cancel: [step('X'), step('Y')], keep: [step('B2')] });
  });

  test('tokens parked at a join inside the region go too, those at the outer join stay', async () => {
    const positions = [parked('X_join2'), step('Y'), parked('B2_join')];
    const plan = planMove(await read(NESTED), positions, step('Y'), 'A1');
    expect(plan).toMatchObject({
      cancel: [parked('X_join2'), step('Y')],
      keep: [parked('B2_join')],
      restore: [{ flowId: 'X_join2' }, { elementId: 'Y' }],
    });
  });

  test('the instances of a loop come back as one', async () => {
    const looped = NESTED.replace(
      '<userTask id="X"/>',
      '<userTask id="X"><multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">2</loopCardinality></multiInstanceLoopCharacteristics></userTask>',
    );
    const instances = ['X_1', 'X_2'].map((executionId): Position => ({ ...step('X'), type: 'step', executionId }));
    const plan = planMove(await read(looped), [...instances, step('Y'), step('B2')], step('Y'), 'A1');
    expect(plan).toMatchObject({
      cancel: [...instances, step('Y')],
      restore: [{ elementId: 'X' }, { elementId: 'Y' }],
    });
  });

  test('a return before the fork takes every branch with it', async () => {
    const positions = [parked('X_join2'), step('Y'), parked('B2_join')];
    const plan = planMove(await read(NESTED), positions, step('Y'), 'apply');
    expect(plan).toMatchObject({ cancel: positions, keep: [], to: [{ elementId: 'apply' }] });
  });

  test.each([
    ['B1', 'sibling-branch', [step('A1'), step('B2')], step('A1')],
    ['A1', 'holds-token', [step('A1'), step('B2')], step('B2')],
    ['after', 'not-before', [step('A1'), step('B2')], step('A1')],
    ['A1', 'inside-finished-split', [step('after')], step('after')],
    ['nothing', 'unknown-element', [step('after')], step('after')],
    ['apply', 'not-active', [step('after')], step('A1')],
  ] as const)('refuses %s as %s', async (target, reason, positions, from) => {
    const plan = planMove(await read(NESTED), positions, from, target);
    expect(plan).toMatchObject({ allowed: false, reason });
    if (!plan.allowed) expect(plan.message.zh && plan.message.en).toBeTruthy();
  });

  test('one branch of a finished inclusive split may be walked again', async () => {
    const model = await read(
      `${users('A', 'B', 'after')}${gateway('inclusive', 's', 'j')}${chain('start', 's', 'A', 'j', 'after', 'end')}${chain('s', 'B', 'j')}`,
    );
    expect(planMove(model, [step('after')], step('after'), 'A').allowed).toBe(true);
    expect(planMove(model, [step('A'), parked('B_j')], step('A'), 'B')).toMatchObject({ reason: 'sibling-branch' });
  });

  test('a last handler takes back a token that is parked at a join', async () => {
    const plan = planMove(await read(NESTED), [parked('B2_join'), step('A1')], parked('B2_join'), 'B2');
    expect(plan).toMatchObject({ cancel: [parked('B2_join')], keep: [step('A1')] });
  });

  test('going back to before a step takes the escalation beside it along', async () => {
    const timer =
      '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>';
    const model = await read(
      `${users('apply', 'u', 'esc', 'v')}<boundaryEvent id="b" attachedToRef="u" cancelActivity="false">${timer}</boundaryEvent><endEvent id="e2"/>${chain('start', 'apply', 'u', 'v', 'end')}${chain('b', 'esc', 'e2')}`,
    );
    expect(planMove(model, [step('v'), step('esc')], step('v'), 'u')).toMatchObject({
      cancel: [step('v'), step('esc')],
    });
    expect(planMove(model, [step('u'), step('esc')], step('esc'), 'apply')).toMatchObject({
      cancel: [step('u'), step('esc')],
    });
    expect(planMove(model, [step('v'), step('esc')], step('esc'), 'v')).toMatchObject({ reason: 'holds-token' });
  });

  test('sub-processes: out of one, and into one that is finished', async () => {
    const model = await read(
      `${users('apply', 'after')}<subProcess id="sub"><startEvent id="s1"/><endEvent id="e1"/>${users('i1', 'i2', 'k')}${gateway('parallel', 'f', 'j')}${chain('s1', 'i1', 'f', 'i2', 'j', 'e1')}${chain('f', 'k', 'j')}</subProcess>${chain('start', 'apply', 'sub', 'after', 'end')}`,
    );
    const inside = [step('i2'), parked('k_j')];
    expect(planMove(model, inside, step('i2'), 'apply')).toMatchObject({ cancel: inside });
    expect(planMove(model, [step('after')], step('after'), 'i1').allowed).toBe(true);
    expect(planMove(model, [step('after')], step('after'), 'i2')).toMatchObject({ reason: 'inside-finished-split' });
  });
});

test('legalReturnTargets lists visited user tasks only, each once', async () => {
  const model = await read(NESTED);
  const positions = [step('X'), step('Y'), step('B1')];
  expect(legalReturnTargets(model, positions, step('X'), ['apply', 'A1', 'B1', 'fork', 'A3', 'apply'])).toEqual([
    'apply',
    'A1',
  ]);
});

describe('planJumpBack', () => {
  test('re-creates exactly what the return cancelled', async () => {
    const model = await read(NESTED);
    const back = planJumpBack(model, [step('apply')], step('apply'), [{ flowId: 'B2_join' }, { elementId: 'X' }]);
    expect(back).toMatchObject({
      allowed: true,
      cancel: [step('apply')],
      to: [{ flowId: 'B2_join' }, { elementId: 'X' }],
    });
  });

  test('refuses to put a second token where one is', async () => {
    const back = planJumpBack(await read(NESTED), [step('A1'), step('B1')], step('A1'), [{ elementId: 'B1' }]);
    expect(back).toMatchObject({ allowed: false, reason: 'holds-token' });
  });
});
