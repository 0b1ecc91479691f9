import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.ts';
import { compileWith, Driver } from '../driver.ts';
import {
  bpmn,
  bpmnWith,
  chain,
  end,
  event,
  eventSubProcess,
  expression,
  flow,
  gateway,
  script,
  start,
  subProcess,
  user,
} from '../models.ts';

compileWith({ runtime: 'tokens', serves: ['messages', 'jobs'] });

const object = (name: string) => `<dataObject id="do_${name}" name="${name}"/>`;
const property = (name: string) => `<property id="p_${name}" name="${name}"/>`;
/** Puts the values of expressions into the instance's variable `log`. */
const note = (id: string, source: string) => script(id, `append(log, ${source})`, 'log');

/** A data association; each end names a variable or an id. */
const into = (from: string, to: string) =>
  `<dataInputAssociation><sourceRef>${from}</sourceRef><targetRef>${to}</targetRef></dataInputAssociation>`;
const out = (from: string, to: string) =>
  `<dataOutputAssociation><sourceRef>${from}</sourceRef><targetRef>${to}</targetRef></dataOutputAssociation>`;
const io = (inputs: string[], outputs: string[], element: string) =>
  '<ioSpecification>' +
  `${inputs.map((name) => `<dataInput id="${element}_in_${name}" name="${name}"/>`).join('')}` +
  `${outputs.map((name) => `<dataOutput id="${element}_out_${name}" name="${name}"/>`).join('')}` +
  `<inputSet>${inputs.map((name) => `<dataInputRefs>${element}_in_${name}</dataInputRefs>`).join('')}</inputSet>` +
  `<outputSet>${outputs.map((name) => `<dataOutputRefs>${element}_out_${name}</dataOutputRefs>`).join('')}</outputSet>` +
  '</ioSpecification>';

const around = (sub: string, ...more: string[]) =>
  bpmn(start() + end(), sub, ...more, chain('start', 'sub', 'after', 'end'), note('after', 'x'));

describe('data of a sub-process', () => {
  test.each([
    ['a data object', object('x'), ''],
    ['a property', '', property('x')],
  ])('%s is its own: it hides the variable outside and ends with it', async (_, inner, first) => {
    const sub = subProcess('sub', inner, note('before', 'x'), script('set', '5', 'x'), note('then', 'x'), user('u'));
    const xml = around(
      sub
        .replace('<startEvent', `${first}<startEvent`)
        .replace('</subProcess>', `${chain('sub_s', 'before', 'set', 'then', 'u', 'sub_e')}</subProcess>`),
    );
    const d = await Driver.start(xml, { x: 1, log: [] });
    expect(d.variables).toEqual({ x: 1, log: [null, 5] });
    d.complete('u');
    expect(d.variables).toEqual({ x: 1, log: [null, 5, 1] });
  });

  test('what a task inside yields stays inside, and is there in later steps', async () => {
    const inner = chain('sub_s', 'u', 'g', 'v', 'sub_e') + flow('g', 'w', 'x > 3') + flow('w', 'sub_e');
    const sub = subProcess('sub', object('x'), user('u', 'v', 'w'), gateway('exclusive', 'g', 'g_v'), inner);
    const d = await Driver.start(around(sub), { x: 1, log: [] });
    d.complete('u', { x: 5, y: 6 });
    expect(d.last.variables).toEqual({ y: 6 });
    expect(d.waiting).toEqual(['w']);
    expect(d.complete('w').variables).toEqual({ x: 1, y: 6, log: [1] });
  });

  test('is seen and set from sub-processes and event sub-processes inside', async () => {
    const deep = subProcess('deep', object('y'), script('set', '{x: 7, y: 8, z: 9}'), chain('deep_s', 'set', 'deep_e'));
    const handler = eventSubProcess(
      'h',
      '<messageEventDefinition messageRef="m"/>',
      false,
      end('h_e') + note('seen', 'x') + chain('h_s', 'seen', 'h_e'),
    );
    const sub = subProcess('sub', object('x'), deep, user('u'), handler, chain('sub_s', 'deep', 'u', 'sub_e'));
    const xml = around(sub).replace('<process ', '<message id="m" name="M"/><process ');
    const d = await Driver.start(xml, { x: 1, log: [] });
    expect(d.variables).toEqual({ x: 1, z: 9, log: [] });
    expect(d.message('h_s').variables.log).toEqual([7]);
    expect(d.complete('u').variables).toEqual({ x: 1, z: 9, log: [7, 1] });
  });

  test.each(['true', 'false'])('each instance of a loop has its own (isSequential %s)', async (isSequential) => {
    const loop = `<multiInstanceLoopCharacteristics isSequential="${isSequential}">${expression('loopCardinality', '2')}</multiInstanceLoopCharacteristics>`;
    const sub = subProcess(
      'sub',
      object('x'),
      note('before', 'x'),
      script('set', 'loopCounter * 10', 'x'),
      user('u'),
      note('then', 'x'),
    )
      .replace('<startEvent', `${loop}<startEvent`)
      .replace('</subProcess>', `${chain('sub_s', 'before', 'set', 'u', 'then', 'sub_e')}</subProcess>`);
    const d = await Driver.start(around(sub), { x: 1, log: [] });
    d.complete('u').complete('u');
    expect(d.variables.x).toBe(1);
    expect(d.variables.log).toEqual(isSequential === 'true' ? [null, 10, null, 20, 1] : [null, null, 10, 20, 1]);
  });

  test('each run of a standard loop begins anew', async () => {
    const loop = '<standardLoopCharacteristics loopMaximum="2"/>';
    const sub = subProcess(
      'sub',
      object('x'),
      note('before', 'x'),
      script('set', 'loopCounter', 'x'),
      chain('sub_s', 'before', 'set', 'sub_e'),
    );
    const d = await Driver.start(around(sub.replace('<startEvent', `${loop}<startEvent`)), { x: 7, log: [] });
    expect(d.variables).toEqual({ x: 7, log: [null, null, 7] });
  });

  test('goes to the jobs inside', async () => {
    const sub = subProcess(
      'sub',
      object('x'),
      script('set', '5', 'x'),
      '<serviceTask id="job"/>',
      chain('sub_s', 'set', 'job', 'sub_e'),
    );
    const d = await Driver.start(around(sub), { x: 1, log: [] });
    expect(d.last.effects).toMatchObject([{ type: 'job', input: { x: 5 } }]);
    d.complete('job', { x: 6 });
    expect(d.variables).toEqual({ x: 1, log: [1] });
  });

  test('is not for the other runtime', async () => {
    const xml = around(subProcess('sub', object('x'), chain('sub_s', 'sub_e')));
    await expect(compile(xml, { runtime: 'engine' })).rejects.toThrow(/data of a sub-process/);
    expect((await compile(xml)).runtime).toBe('tokens');
  });
});

describe('what the instances of a loop yield', () => {
  const multi = (into: string, more = '') =>
    `<multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">3</loopCardinality><loopDataOutputRef>${into}</loopDataOutputRef><outputDataItem id="item" name="vote"/>${more}</multiInstanceLoopCharacteristics>`;
  const task = (inner: string) => `<userTask id="u">${inner}</userTask>`;
  const lasting = start() + end() + object('votes') + user('v') + chain('start', 'u', 'v', 'end');

  test('is collected in their order and led out when all are done', async () => {
    const data = io([], ['all'], 'u') + out('u_out_all', 'do_votes');
    const d = await Driver.start(bpmn(lasting, task(data + multi('u_out_all'))));
    const ids = d.last.waiting.map((w) => w.executionId);
    for (const [nr, vote] of [
      [2, 'c'],
      [0, 'a'],
      [1, 'b'],
    ] as const) {
      expect(d.variables).toEqual({});
      d.send({ type: 'complete', executionId: ids[nr] ?? '', output: { vote } });
    }
    expect(d.variables).toEqual({ votes: ['a', 'b', 'c'] });
  });

  test('leaves out what was cancelled', async () => {
    const data = io([], ['all'], 'u') + out('u_out_all', 'do_votes');
    const enough = expression('completionCondition', 'numberOfCompletedInstances = 1');
    const d = await Driver.start(bpmn(lasting, task(data + multi('u_out_all', enough))));
    d.send({ type: 'complete', executionId: d.last.waiting[1]?.executionId ?? '', output: { vote: 'b' } });
    expect(d.waiting).toEqual(['v']);
    expect(d.variables).toEqual({ votes: ['b'] });
  });

  test('goes into a data object that is named directly', async () => {
    const sub = subProcess('u', script('set', 'loopCounter * 10', 'vote'), chain('u_s', 'set', 'u_e'));
    const d = await Driver.start(bpmn(lasting, sub.replace('<startEvent', `${multi('do_votes')}<startEvent`)));
    expect(d.variables).toEqual({ votes: [10, 20, 30] });
  });
});

describe('data of a process', () => {
  test('lasts as long as the instance', async () => {
    const xml = bpmn(
      property('x'),
      start() + end() + object('y'),
      script('set', '{x: 1, y: 2}'),
      user('u'),
      chain('start', 'set', 'u', 'end'),
    );
    expect((await Driver.start(xml)).variables).toEqual({ x: 1, y: 2 });
  });
});

describe('data inputs and outputs of a task', () => {
  const task = (id: string, inner: string) => `<userTask id="${id}">${inner}</userTask>`;

  test('outputs lead where the associations say and nowhere else', async () => {
    const xml = bpmn(
      start() + end() + object('amount'),
      task('u', io([], ['result', 'unused'], 'u') + out('u_out_result', 'do_amount')),
      user('v') + chain('start', 'u', 'v', 'end'),
    );
    const d = await Driver.start(xml, { amount: 1 });
    d.complete('u', { result: 5, unused: 6, other: 7 });
    expect(d.variables).toEqual({ amount: 5, other: 7 });
  });

  test('may have the names of what they are read from and written to', async () => {
    const xml = bpmn(
      start() + end() + object('amount'),
      `<scriptTask id="s" flow:resultVariable="amount">${io(['amount'], ['amount'], 's')}${into('do_amount', 's_in_amount')}${out('s_out_amount', 'do_amount')}<script>amount + 1</script></scriptTask>`,
      chain('start', 's', 'end'),
    );
    expect((await Driver.start(xml, { amount: 4 })).variables).toEqual({ amount: 5 });
  });

  test('a property of a task ends with it', async () => {
    const xml = bpmn(
      start() + end(),
      `<scriptTask id="s">${property('x')}<script>{x: 1, y: 2}</script></scriptTask>`,
      chain('start', 's', 'end'),
    );
    expect((await Driver.start(xml)).variables).toEqual({ y: 2 });
  });

  test('what a failing task has is gone with it', async () => {
    const xml = bpmnWith(
      '<error id="e1" errorCode="E"/>',
      start() + end() + user('late'),
      task('u', io([], ['result'], 'u')),
      '<boundaryEvent id="b" attachedToRef="u"><errorEventDefinition errorRef="e1"/></boundaryEvent>',
      chain('start', 'u', 'end') + chain('b', 'late', 'end'),
    );
    const d = await Driver.start(xml);
    d.send({ type: 'throw-error', executionId: d.executionId('u'), code: 'E', output: { reason: 'r' } });
    expect(d.waiting).toEqual(['late']);
    expect(d.variables).toEqual({ reason: 'r' });
  });
});

test('the payload of a message goes where the data outputs of the event lead', async () => {
  const data = '<dataOutput id="c_out" name="payload"/>';
  const xml = bpmnWith(
    '<message id="m" name="M"/>',
    start() + end() + user('u') + object('order'),
    event(
      'intermediateCatchEvent',
      'c',
      `${data}${out('c_out', 'do_order')}<outputSet><dataOutputRefs>c_out</dataOutputRefs></outputSet><messageEventDefinition messageRef="m"/>`,
    ),
    chain('start', 'c', 'u', 'end'),
  );
  const d = await Driver.start(xml);
  d.send({ type: 'correlate-message', executionId: d.executionId('c'), output: { payload: { id: 'A-17' }, other: 1 } });
  expect(d.variables).toEqual({ order: { id: 'A-17' }, other: 1 });
});
