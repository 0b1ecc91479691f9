import { describe, expect, test } from 'vitest';
import { compile } from '../src/index.ts';
import { Driver } from './driver.ts';
import {
  boundary,
  bpmn,
  bpmnWith,
  chain,
  end,
  eventSubProcess,
  expression,
  log,
  parallel,
  start,
  subProcess,
  timer,
  user,
} from './models.ts';

const ROOTS = '<message id="m1" name="Order"/><signal id="s1" name="Alarm"/><escalation id="x1" escalationCode="X1"/>';
const message = '<messageEventDefinition messageRef="m1"/>';
const signal = '<signalEventDefinition signalRef="s1"/>';
const SERVES = ['messages', 'signals', 'calls'] as const;

/** What stays on the token runtime: refused by name on bpmn-engine, sent to the tokens by `auto`, and run right there. */
describe('not on bpmn-engine', () => {
  const handler = (interrupts: boolean) =>
    bpmnWith(
      ROOTS,
      start() + end() + user('u'),
      eventSubProcess('h', message, interrupts, user('v') + end('h_e') + chain('h_s', 'v', 'h_e')),
      chain('start', 'u', 'end'),
    );
  const looping = (inner: string, attributes = '') =>
    bpmnWith(
      `${ROOTS}<signalEventDefinition id="def" signalRef="s1"/>`,
      `${start() + end('end', 'e2') + user('after') + log('heard')}<userTask id="u"${attributes}>${inner}</userTask>`,
      boundary('b', 'u', signal, false) + chain('start', 'u', 'after', 'end') + chain('b', 'heard', 'e2'),
    );
  const together = bpmn(
    start() + end() + user('a', 'b', 'm') + parallel('f'),
    chain('start', 'f', 'a', 'm', 'end') + chain('f', 'b', 'm'),
  );
  const called = bpmnWith(
    ROOTS,
    `${start() + end('end', 'e2') + user('noted')}<callActivity id="call" calledElement="Q"/>`,
    boundary('b', 'call', '<escalationEventDefinition escalationRef="x1"/>', false),
    chain('start', 'call', 'end') + chain('b', 'noted', 'e2'),
  );
  const complex = bpmn(
    `${start() + end() + user('a', 'b', 'after') + parallel('f')}<complexGateway id="g">${expression('activationCondition', 'activationCount >= 1')}</complexGateway>`,
    chain('start', 'f', 'a', 'g', 'after', 'end') + chain('f', 'b', 'g'),
  );
  const behavior = '<multiInstanceLoopCharacteristics behavior="One" oneBehaviorEventRef="def">';
  const repeated = `<multiInstanceLoopCharacteristics isSequential="true">${expression('loopCardinality', '2')}</multiInstanceLoopCharacteristics>`;
  const inner = subProcess('s', repeated + user('i') + chain('s_s', 'i', 's_e'));

  test.each<[string, string, string, (d: Driver) => Driver, string[]]>([
    [
      'an event sub-process started from outside',
      handler(false),
      'event SubProcess',
      (d) => d.message('h_s'),
      ['u', 'v'],
    ],
    ['an interrupting event sub-process', handler(true), 'event SubProcess', (d) => d.message('h_s'), ['v']],
    ['a complex gateway', complex, 'ComplexGateway', (d) => d.complete('a'), ['after', 'b']],
    [
      'two tokens in one activity',
      together,
      'tokens that may meet without a join',
      (d) => d.complete('a').complete('b'),
      ['m', 'm'],
    ],
    [
      'a standard loop',
      looping('<standardLoopCharacteristics loopMaximum="2"/>'),
      'StandardLoopCharacteristics',
      (d) => d.complete('u').complete('u'),
      ['after'],
    ],
    [
      'token quantities',
      looping('', ' completionQuantity="2"'),
      'completionQuantity',
      (d) => d.complete('u'),
      ['after', 'after'],
    ],
    [
      'the behaviour of a multi-instance activity',
      looping(`${behavior}${expression('loopCardinality', '2')}</multiInstanceLoopCharacteristics>`),
      'multi-instance behavior',
      (d) => d.complete('u'),
      ['u'],
    ],
    [
      'a multi-instance sub-process',
      bpmn(start() + end() + inner + chain('start', 's', 'end')),
      'MultiInstanceLoopCharacteristics of a sub-process',
      (d) => d.complete('i'),
      ['i'],
    ],
    [
      'an escalation out of a called process',
      called,
      'escalation out of a called process',
      (d) => d.send({ type: 'escalate', executionId: d.executionId('call'), code: 'X1' }),
      ['call', 'noted'],
    ],
  ])('%s', async (_, xml, construct, act, waiting) => {
    await expect(compile(xml, { runtime: 'engine', serves: SERVES })).rejects.toMatchObject({
      code: 'model-refused',
      findings: expect.arrayContaining([
        expect.objectContaining({
          rule: 'unsupported',
          message: expect.objectContaining({ en: expect.stringContaining(construct) }),
        }),
      ]),
    });
    const model = await compile(xml, { serves: SERVES });
    expect(model).toMatchObject({ runtime: 'tokens', reason: expect.stringContaining(construct) });
    const d = Driver.of(model, { log: [] }).send({ type: 'start' });
    expect(act(d).waiting).toEqual(waiting);
  });

  test('a timer that comes round while the last token still waits behind it', async () => {
    const xml = bpmn(
      `${start() + end('end', 'e2') + user('u', 'chase')}<boundaryEvent id="t" attachedToRef="u" cancelActivity="false">${timer('timeCycle', 'R/P1D')}</boundaryEvent>`,
      chain('start', 'u', 'end') + chain('t', 'chase', 'e2'),
    );
    expect((await compile(xml)).runtime).toBe('tokens');
    expect((await Driver.start(xml)).fire('t').fire('t').waiting).toEqual(['chase', 'chase', 'u']);
  });
});
