import { describe, expect, test } from 'vitest';
import { type CompleteCommand, compile, previewNext, step } from '../src/index.ts';
import { bpmn, chain, end, flow, gateway, MANUAL, parallel, start, user } from './models.ts';

const ctx = (variables = {}) => ({ clock: () => new Date(0), variables });

async function previewAfter(xml: string, output: Record<string, unknown> = {}) {
  const model = await compile(xml);
  const first = step(model, null, { type: 'start' }, ctx());
  const executionId = first.waiting.find((w) => w.elementId === 'apply')?.executionId ?? '';
  const command: CompleteCommand = { type: 'complete', executionId, output };
  return previewNext(model, first.snapshot, command, ctx());
}

describe('previewNext', () => {
  test('what a condition decides is one branch', async () => {
    const xml = bpmn(
      start() + end() + user('apply', 'boss', 'clerk') + gateway('exclusive', 'g', 'g_clerk'),
      chain('start', 'apply', 'g') +
        flow('g', 'boss', 'days > 3') +
        flow('g', 'clerk') +
        chain('boss', 'end') +
        chain('clerk', 'end'),
    );
    expect(await previewAfter(xml, { days: 5 })).toEqual([
      expect.objectContaining({ chosenFlows: [], name: '', steps: [{ elementId: 'boss' }], ends: false }),
    ]);
    expect(await previewAfter(xml, { days: 1 })).toMatchObject([{ steps: [{ elementId: 'clerk' }] }]);
  });

  test('what the handler decides is a branch each, the default marked', async () => {
    const xml = bpmn(
      start() + end() + user('apply', 'a', 'c') + parallel('f'),
      '<userTask id="b" name="复核"/>',
      gateway('exclusive', 'g', 'g_a', MANUAL),
      chain('start', 'apply', 'g', 'a', 'end') + chain('g', 'b', 'end') + flow('g', 'f') + chain('f', 'c', 'end'),
      flow('f', 'end') + flow('g', 'end'),
    );
    const branches = await previewAfter(xml);
    expect(
      branches.map(({ flowId, isDefault, ends, steps }) => [flowId, isDefault, ends, steps.map((s) => s.elementId)]),
    ).toEqual([
      ['g_a', true, false, ['a']],
      ['g_b', false, false, ['b']],
      ['g_f', false, false, ['c']],
      ['g_end', false, true, []],
    ]);
    expect(branches[1]).toMatchObject({ name: '复核', chosenFlows: ['g_b'], multiple: false });
  });

  test('a choice that leads to another yields every combination', async () => {
    const xml = bpmn(
      start() + end() + user('apply', 'a', 'b', 'c'),
      gateway('exclusive', 'g', undefined, MANUAL) + gateway('inclusive', 'h', undefined, MANUAL),
      chain('start', 'apply', 'g', 'a', 'end') + chain('g', 'h', 'b', 'end') + chain('h', 'c', 'end'),
    );
    expect((await previewAfter(xml)).map((b) => b.chosenFlows)).toEqual([['g_a'], ['g_h', 'h_b'], ['g_h', 'h_c']]);
  });

  test('says when others are still to come', async () => {
    const xml = bpmn(
      start() + end() + user('apply', 'other', 'after') + parallel('f', 'j'),
      chain('start', 'f', 'apply', 'j', 'after', 'end') + chain('f', 'other', 'j'),
    );
    expect(await previewAfter(xml)).toMatchObject([{ steps: [], waitsAtJoin: true, ends: false }]);
  });
});
