import { describe, expect, test } from 'vitest';
import { fewestStepsAhead, forecast, type Position } from '../src/index.ts';
import {
  boundaryTimer,
  chain,
  end,
  event,
  flow,
  gateway,
  MANUAL,
  parallel,
  start,
  subProcess,
  task,
  timer,
  user,
} from '../src/testing/bpmn-text.ts';
import { modelOf } from './support.ts';

const CONTEXT = { clock: () => new Date(0), timeZone: 'UTC' };
const at = (...ids: string[]): Position[] => ids.map((elementId) => ({ type: 'step', elementId }));

async function ahead(xml: string, from: Position[] | undefined, variables: Record<string, unknown> = {}) {
  const { steps } = forecast(await modelOf(xml), from, { ...CONTEXT, variables });
  return steps.map((step) => `${step.certainty} ${step.elementId}`);
}

const CHOICE =
  start() +
  end() +
  user('a', 'dean', 'rector', 'file') +
  gateway('exclusive', 'g', 'g_dean') +
  gateway('exclusive', 'm') +
  chain('start', 'a', 'g', 'dean', 'm', 'file', 'end') +
  flow('g', 'rector', 'amount > 1000') +
  flow('rector', 'm');

describe('what is still to come', () => {
  test('of an instance that has not started', async () => {
    expect(await ahead(CHOICE, undefined, { amount: 5 })).toEqual(['certain a', 'certain dean', 'certain file']);
  });

  test('as the data is now', async () => {
    expect(await ahead(CHOICE, at('a'), { amount: 5000 })).toEqual(['current a', 'certain rector', 'certain file']);
  });

  test('both ways while the data is not there; what comes after them is certain', async () => {
    expect(await ahead(CHOICE, at('a'))).toEqual([
      'current a',
      'conditional dean',
      'conditional rector',
      'certain file',
    ]);
  });

  test('a choice of the handler is open', async () => {
    const xml =
      start() +
      end() +
      user('a', 'b', 'c') +
      gateway('exclusive', 'g', undefined, MANUAL) +
      chain('start', 'a', 'g', 'b', 'end') +
      flow('g', 'c') +
      flow('c', 'end');
    expect(await ahead(xml, at('a'))).toEqual(['current a', 'conditional b', 'conditional c']);
  });

  test('parallel branches are all certain, the one that is done is not', async () => {
    const xml =
      start() +
      end() +
      parallel('p', 'j') +
      user('a', 'b', 'c', 'd') +
      chain('start', 'p', 'a', 'b', 'j', 'd', 'end') +
      chain('p', 'c', 'j');
    const positions: Position[] = [...at('a'), { type: 'join', elementId: 'j', flowId: 'c_j' }];
    expect(await ahead(xml, positions)).toEqual(['current a', 'certain b', 'certain d']);
    expect((await ahead(xml, undefined)).sort()).toEqual(['certain a', 'certain b', 'certain c', 'certain d']);
  });

  test('a loop is gone round once; what was done may come again', async () => {
    const xml =
      start() +
      end() +
      user('a', 'check', 'b') +
      gateway('exclusive', 'g', 'g_b') +
      chain('start', 'a', 'check', 'g', 'b', 'end') +
      flow('g', 'a', 'again');
    expect(await ahead(xml, at('check'))).toEqual(['conditional a', 'current check', 'certain b']);
    expect(await ahead(xml, at('check'), { again: false })).toEqual(['current check', 'certain b']);
  });

  test('time limits are left out; steps in sub-processes are not', async () => {
    const xml =
      start() +
      end() +
      end('late_e') +
      user('late') +
      subProcess('s', user('inner') + task('note') + chain('s_s', 'inner', 'note', 's_e')) +
      boundaryTimer('t', 's', true, 'timeDuration', 'P1D') +
      chain('start', 's', 'end') +
      chain('t', 'late', 'late_e');
    expect(await ahead(xml, at('inner'))).toEqual(['current inner', 'certain note']);
  });

  test('what depends on which event comes first is unknown', async () => {
    const xml = `${start() + end()}<eventBasedGateway id="g"/>${event('intermediateCatchEvent', 'c', timer('timeDuration', 'P1D'))}<receiveTask id="r"/>${user('a', 'b')}${gateway('exclusive', 'm')}${user('z')}${chain('start', 'g', 'c', 'a', 'm', 'z', 'end')}${chain('g', 'r', 'b', 'm')}`;
    expect(await ahead(xml, undefined)).toEqual(['unknown a', 'unknown r', 'unknown b', 'certain z']);
  });

  test('a process with too many ways is looked at as far as that goes', async () => {
    const branches = Array.from({ length: 20 }, (_, i) => user(`u${i}`) + chain('p', `u${i}`, 'j')).join('');
    const undo = event('intermediateThrowEvent', 'l', '<compensateEventDefinition/>');
    const model = await modelOf(
      start() + end() + parallel('p', 'j') + branches + undo + chain('start', 'p') + chain('j', 'l', 'end'),
    );
    const { steps, isComplete } = forecast(model, undefined, { ...CONTEXT, variables: {} });
    expect(isComplete).toBe(false);
    expect(steps.length).toBeGreaterThanOrEqual(20);
    expect(new Set(steps.map((step) => step.certainty))).toEqual(new Set(['conditional']));
  });
});

test('the fewest steps ahead, time limits left out', async () => {
  const model = await modelOf(CHOICE + boundaryTimer('t', 'a', true, 'timeDuration', 'P1D') + flow('t', 'end'));
  expect(['start', 'a', 'rector', 'file', 'end', 'nowhere'].map((id) => fewestStepsAhead(model, id))).toEqual([
    3,
    3,
    2,
    1,
    0,
    undefined,
  ]);
});
