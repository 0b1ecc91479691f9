import { describe, expect, test } from 'vitest';
import { compileWith, Driver } from '../driver.ts';
import { bpmn, chain, end, expression, flow, gateway, log, parallel, script, start, task, user } from '../models.ts';

compileWith({});

describe('complex gateway', () => {
  const some = (condition: string) =>
    bpmn(
      start() +
        end() +
        user('a', 'b', 'c', 'after') +
        parallel('f') +
        gateway('exclusive', 'm') +
        gateway('exclusive', 'again', 'again_end'),
      `<complexGateway id="g">${expression('activationCondition', condition)}</complexGateway>`,
      chain('start', 'm', 'f', 'a', 'g', 'after', 'again') + flow('again', 'end') + flow('again', 'm', 'more'),
      chain('f', 'b', 'g') + chain('f', 'c', 'g'),
    );

  test('goes on once enough tokens are there, takes the late ones in silence and is ready again', async () => {
    const d = await Driver.start(some('activationCount >= 2'), { more: true });
    expect(d.complete('a').waiting).toEqual(['b', 'c']);
    expect(d.complete('b').waiting).toEqual(['after', 'c']);
    expect(d.complete('c').waiting).toEqual(['after']);
    expect(d.parked).toEqual([]);
    expect(d.complete('after').waiting).toEqual(['a', 'b', 'c']);
    d.complete('a').complete('c');
    expect(d.waiting).toEqual(['after', 'b']);
  });

  test('sees how many tokens each inbound flow holds', async () => {
    const d = await Driver.start(some('c_g > 0'), { more: false });
    d.complete('a').complete('b');
    expect(d.waiting).toEqual(['c']);
    expect(d.complete('c').waiting).toEqual(['after']);
  });

  test('asks whenever a token arrives: the first of several in one step can be enough', async () => {
    const xml = bpmn(
      start() + end() + task('a', 'b') + log('n') + parallel('f'),
      `<complexGateway id="g">${expression('activationCondition', 'activationCount = 1')}</complexGateway>`,
      chain('start', 'f', 'a', 'g', 'n', 'end') + chain('f', 'b', 'g'),
    );
    const d = await Driver.start(xml, { log: [] });
    expect(d.log).toEqual(['n']);
    expect(d.last.status).toBe('completed');
  });

  test('late tokens take flows whose condition speaks of that phase', async () => {
    const xml = bpmn(
      start() + end() + user('a', 'b') + log('first', 'late') + parallel('f'),
      `<complexGateway id="g">${expression('activationCondition', 'activationCount >= 1')}</complexGateway>`,
      chain('start', 'f', 'a', 'g') + chain('f', 'b', 'g') + chain('first', 'end') + chain('late', 'end'),
      flow('g', 'first', 'waitingForStart') + flow('g', 'late', 'not(waitingForStart)'),
    );
    const d = await Driver.start(xml, { log: [] });
    expect(d.complete('a').log).toEqual(['first']);
    expect(d.complete('b').log).toEqual(['first', 'late']);
    expect(d.last.status).toBe('completed');
  });
});

describe('token quantities', () => {
  test('an activity sends several tokens and another one waits for them', async () => {
    const xml = bpmn(
      start() + end() + user('u'),
      log('send').replace('<scriptTask ', '<scriptTask completionQuantity="3" '),
      log('take').replace('<scriptTask ', '<scriptTask startQuantity="2" '),
      chain('start', 'send', 'take', 'u', 'end'),
    );
    const d = await Driver.start(xml, { log: [] });
    expect(d.log).toEqual(['send', 'take']);
    expect(d.parked).toEqual(['send_take']);
    expect(d.complete('u').last).toMatchObject({ status: 'failed', incident: { code: 'stuck-at-join' } });
  });
});

describe('two tokens in one activity', () => {
  test('are two runs of it, each passing by itself', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end() + user('m') + parallel('f') + task('a', 'b'),
        chain('start', 'f', 'a', 'm', 'end') + chain('f', 'b', 'm'),
      ),
    );
    expect(d.model.runtime).toBe('tokens');
    expect(d.waiting).toEqual(['m', 'm']);
    expect(d.complete('m').waiting).toEqual(['m']);
    expect(d.complete('m').last.status).toBe('completed');
  });
});

describe('ad-hoc sub-process', () => {
  const free = (attributes: string, condition?: string) =>
    bpmn(
      start() + end() + user('after'),
      `<adHocSubProcess id="s"${attributes}>${user('a', 'b', 'c') + chain('a', 'c')}${condition ? expression('completionCondition', condition) : ''}</adHocSubProcess>`,
      chain('start', 's', 'after', 'end'),
    );

  test('parallel: everything without an inbound flow at once', async () => {
    const d = await Driver.start(free(''));
    expect(d.waiting).toEqual(['a', 'b']);
    expect(d.complete('a').waiting).toEqual(['b', 'c']);
    expect(d.complete('b').complete('c').waiting).toEqual(['after']);
  });

  test('sequential: one after another', async () => {
    const d = await Driver.start(free(' ordering="Sequential"'));
    expect(d.waiting).toEqual(['a']);
    expect(d.complete('a').waiting).toEqual(['c']);
    expect(d.complete('c').waiting).toEqual(['b']);
    expect(d.complete('b').waiting).toEqual(['after']);
  });

  test('a completion condition ends it: what is open is cancelled, or done to the end', async () => {
    const d = await Driver.start(free('', 'enough'), { enough: false });
    expect(d.complete('b', { enough: true }).waiting).toEqual(['after']);
    const patient = await Driver.start(free(' cancelRemainingInstances="false"', 'enough'), { enough: false });
    expect(patient.complete('b', { enough: true }).waiting).toEqual(['a']);
  });

  test('while the condition does not hold everything is offered anew', async () => {
    const d = await Driver.start(free('', 'n > 1'), { n: 0 });
    d.complete('a').complete('b').complete('c');
    expect(d.waiting).toEqual(['a', 'b']);
    expect(d.complete('a', { n: 2 }).waiting).toEqual(['after']);
  });
});

test('branches advance breadth first', async () => {
  const xml = bpmn(
    start() + end() + parallel('f', 'j') + log('a1', 'a2', 'b1', 'b2') + script('last', '{ done: true }'),
    chain('start', 'f', 'a1', 'a2', 'j', 'last', 'end') + chain('f', 'b1', 'b2', 'j'),
  );
  Driver.options = { runtime: 'tokens' };
  expect((await Driver.start(xml, { log: [] })).log).toEqual(['a1', 'b1', 'a2', 'b2']);
});
