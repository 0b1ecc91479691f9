import { describe, expect, test } from 'vitest';
import { checkSoundness, TokenGame } from '../src/index.ts';
import {
  boundary,
  boundaryTimer,
  chain,
  end,
  event,
  eventSubProcess,
  expression,
  flow,
  gateway,
  openSubProcess,
  parallel,
  script,
  start,
  subProcess,
  task,
  terminate,
  timer,
  user,
} from '../src/testing/bpmn-text.ts';
import { found, modelOf, modelWith } from './support.ts';

/** Two branches `a` and `b` between a split `s` and a join `j`. */
const block = (split: string, join: string) =>
  split + join + start() + end() + user('a', 'b') + chain('start', 's', 'a', 'j', 'end');
const RULES =
  '<businessRuleTask id="r"><extensionElements><flow:calledDecision decision="level" result="level"/></extensionElements></businessRuleTask>';
const second = (condition?: string) => flow('s', 'b', condition) + flow('b', 'j');

describe('sound processes', () => {
  test.each([
    ['a line', start() + end() + user('a', 'b') + chain('start', 'a', 'b', 'end')],
    [
      'messages with correlation keys',
      start() +
        end() +
        '<receiveTask id="r" flow:correlationKey="= order.id"/><sendTask id="m" flow:correlationKey="= order.id"/>' +
        chain('start', 'm', 'r', 'end'),
    ],
    [
      'data of a sub-process',
      start() +
        end() +
        subProcess('sub', '<dataObject id="d" name="x"/>', user('u'), chain('sub_s', 'u', 'sub_e')) +
        chain('start', 'sub', 'end'),
    ],
    ['a parallel block', block(parallel('s'), parallel('j')) + second()],
    ['an exclusive block', block(gateway('exclusive', 's', 's_a'), gateway('exclusive', 'j')) + second('x > 1')],
    [
      'a decision that data makes',
      block(RULES + gateway('exclusive', 's', 's_a'), gateway('exclusive', 'j')).replace(
        'targetRef="s"',
        'targetRef="r"',
      ) +
        flow('r', 's') +
        second('level = "high"'),
    ],
    ['an inclusive block', block(gateway('inclusive', 's', 's_a'), gateway('inclusive', 'j')) + second('x > 1')],
    [
      'a loop with a task in it',
      start() +
        end() +
        user('a') +
        gateway('exclusive', 'g', 'g_end') +
        chain('start', 'a', 'g', 'end') +
        flow('g', 'a', 'x'),
    ],
    [
      'a deadline that interrupts',
      start() +
        end() +
        user('a', 'b') +
        boundaryTimer('t', 'a', true, 'timeDuration', 'P1D') +
        chain('start', 'a', 'end') +
        chain('t', 'b', 'end'),
    ],
    [
      'reminders beside a task, again and again',
      start() +
        end() +
        end('sent') +
        user('a', 'r') +
        boundaryTimer('t', 'a', false, 'timeCycle', 'R/P1D') +
        chain('start', 'a', 'end') +
        chain('t', 'r', 'sent'),
    ],
    [
      'an event-based gateway',
      start() +
        end() +
        '<eventBasedGateway id="g"/>' +
        event('intermediateCatchEvent', 'c', timer('timeDuration', 'P1D')) +
        '<receiveTask id="r"/>' +
        chain('start', 'g', 'c', 'end') +
        chain('g', 'r', 'end'),
    ],
    [
      'instances that may end early',
      start() +
        end() +
        `<userTask id="a"><multiInstanceLoopCharacteristics>${expression('loopCardinality', 'n')}${expression('completionCondition', 'done')}</multiInstanceLoopCharacteristics></userTask>` +
        chain('start', 'a', 'end'),
    ],
    [
      'a standard loop in a sub-process that an event may interrupt',
      start() +
        end() +
        subProcess(
          's',
          `<userTask id="a"><standardLoopCharacteristics>${expression('loopCondition', 'x')}</standardLoopCharacteristics></userTask>`,
          chain('s_s', 'a', 's_e'),
          eventSubProcess('e', timer('timeDuration', 'P1D'), true, user('h'), end('e_e'), chain('e_s', 'h', 'e_e')),
        ) +
        chain('start', 's', 'end'),
    ],
    [
      'an ad-hoc sub-process',
      start() +
        end() +
        `<adHocSubProcess id="s">${user('a', 'b')}${expression('completionCondition', 'done')}</adHocSubProcess>` +
        chain('start', 's', 'end'),
    ],
    [
      'one branch that ends everything',
      block(parallel('s'), parallel('j')) +
        terminate('t') +
        gateway('exclusive', 'g', 'g_j') +
        flow('s', 'b') +
        flow('b', 'g') +
        flow('g', 'j') +
        flow('g', 't', 'rejected'),
    ],
    ['a process of one thing without events', user('a')],
  ])('%s', async (_, xml) => {
    expect(await found(xml)).toEqual([]);
  });

  test('compensation and errors that are caught', async () => {
    const model = await modelWith(
      '<error id="err" errorCode="E"/>',
      start() + end() + end('x_e'),
      subProcess(
        's',
        `${user('a', 'fail')}<userTask id="undo" isForCompensation="true"/>`,
        boundary('c', 'a', '<compensateEventDefinition/>'),
        '<association associationDirection="One" id="as" sourceRef="c" targetRef="undo"/>',
        event('endEvent', 'bad', '<errorEventDefinition errorRef="err"/>'),
        gateway('exclusive', 'g', 'g_s_e'),
        chain('s_s', 'a', 'g', 's_e') + flow('g', 'bad', 'x') + flow('g', 'fail', 'y') + flow('fail', 's_e'),
      ),
      boundary('caught', 's', '<errorEventDefinition errorRef="err"/>'),
      event('intermediateThrowEvent', 'throw', '<compensateEventDefinition/>'),
      chain('start', 's', 'throw', 'end') + chain('caught', 'x_e'),
    );
    expect(checkSoundness(model)).toEqual([]);
  });
});

describe('what is found', () => {
  test('a parallel join after an exclusive split gets stuck', async () => {
    expect(await found(block(gateway('exclusive', 's', 's_a'), parallel('j')), second('x > 1'))).toEqual([
      'error deadlock j',
    ]);
  });

  test('a parallel join after an inclusive split may get stuck, and the finding says how', async () => {
    const model = await modelOf(block(gateway('inclusive', 's', 's_a'), parallel('j')), second('x > 1'));
    const [finding] = checkSoundness(model);
    expect(finding).toMatchObject({
      rule: 'deadlock',
      elementId: 'j',
      message: {
        en: 'The process can get stuck at "j", waiting for branches that never come (after: "s" → "b").',
        zh: '流程会卡在“j”：等待永远不会到达的分支（经过：“s” → “b”）。',
      },
    });
    const game = new TokenGame(model);
    const states = (finding?.trace ?? []).reduce(
      (state: Parameters<TokenGame['play']>[0], move) => game.play(state, move).state,
      null,
    );
    expect(states?.status).toBe('stuck');
  });

  test('parallel branches that meet without a join are done several times: BPMN allows it', async () => {
    const xml = block(parallel('s'), gateway('exclusive', 'j'))
      .replace('j_end', 'j_c')
      .replace('targetRef="end"', 'targetRef="c"');
    expect(await found(xml, second(), user('c'), flow('c', 'end'))).toEqual(['warning unsynchronised c']);
  });

  test('branches that meet without a join are followed to where they get stuck, also three of them', async () => {
    expect(
      await found(
        start(),
        end(),
        parallel('s', 't', 'j'),
        user('a', 'b', 'c', 'd', 'x'),
        chain('start', 's', 't', 'a', 'd', 'j', 'end') + chain('s', 'x', 'j'),
        chain('t', 'b', 'd') + chain('t', 'c', 'd'),
      ),
    ).toEqual(['warning unsynchronised d', 'error deadlock j']);
  });

  test('branches of different length meet too', async () => {
    expect(
      await found(
        start(),
        end(),
        parallel('s'),
        user('a', 'b', 'b2', 'c'),
        chain('start', 's', 'a', 'c', 'end'),
        chain('s', 'b', 'b2', 'c'),
      ),
    ).toEqual(['warning unsynchronised c']);
  });

  test('a loop without a way out never completes', async () => {
    expect(await found(start(), user('a', 'b'), chain('start', 'a', 'b', 'a'))).toEqual(['error never-completes b']);
  });

  test('a loop that never waits and has no way out', async () => {
    expect(await found(start(), task('a', 'b'), chain('start', 'a', 'b', 'a'))).toEqual(['error endless-loop a']);
  });

  test('a loop that never waits and changes nothing that could end it', async () => {
    const loop = (body: string) =>
      found(
        start(),
        end(),
        body,
        gateway('exclusive', 'g', 'g_end'),
        chain('start', 'a', 'g', 'end'),
        flow('g', 'a', 'n < 5'),
      );
    expect(await loop(task('a'))).toEqual(['warning automatic-loop a']);
    expect(await loop(script('a', 'n + 1', 'n'))).toEqual([]);
  });

  test('an error that nobody catches', async () => {
    const model = await modelWith(
      '<error id="err" errorCode="E"/>',
      start() + end() + user('a') + gateway('exclusive', 'g', 'g_end'),
      event('endEvent', 'bad', '<errorEventDefinition errorRef="err"/>'),
      chain('start', 'a', 'g', 'end') + flow('g', 'bad', 'x'),
    );
    expect(checkSoundness(model)).toMatchObject([
      {
        rule: 'error-uncaught',
        severity: 'warning',
        elementId: 'bad',
        message: { en: 'Nothing in this process catches the error that "bad" throws: it fails (after: "g" → "bad").' },
      },
    ]);
  });

  test('steps that can never be reached, only the first of those in a row', async () => {
    expect(
      await found(
        start(),
        end() + end('e2'),
        user('a', 'b', 'c'),
        boundary('catch', 's', '<errorEventDefinition/>'),
        subProcess('s', task('inner'), chain('s_s', 'inner', 's_e')),
        chain('start', 'a', 's', 'end'),
        chain('catch', 'b', 'c', 'e2'),
      ),
    ).toEqual(['warning dead-step catch']);
  });

  test('a condition that can never hold makes a dead step', async () => {
    expect(await found(block(gateway('exclusive', 's', 's_a'), gateway('exclusive', 'j')), second('1 > 2'))).toEqual([
      'warning dead-step b',
    ]);
  });

  test('a join inside a sub-process gets stuck although a timer outside could interrupt', async () => {
    const inner = openSubProcess(
      's',
      parallel('j'),
      end('s_e'),
      user('a', 'b'),
      gateway('exclusive', 'g', 'g_a'),
      chain('s_s', 'g', 'a', 'j', 's_e'),
      flow('g', 'b', 'x'),
      flow('b', 'j'),
    );
    expect(
      await found(
        start(),
        end(),
        inner,
        boundaryTimer('t', 's', true, 'timeDuration', 'P1D'),
        chain('start', 's', 'end'),
        flow('t', 'end'),
      ),
    ).toEqual(['error deadlock j']);
  });

  test('several start events: each way to start counts', async () => {
    expect(
      await found(
        start() + end(),
        event('startEvent', 'timed', timer('timeDate', '2030-01-01T00:00:00Z')),
        parallel('j'),
        user('a', 'b'),
        chain('start', 'a', 'j', 'end'),
        chain('timed', 'b', 'j'),
      ),
    ).toEqual(['error deadlock j']);
  });
});
