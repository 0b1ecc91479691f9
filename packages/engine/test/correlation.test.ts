import { planMigration } from '@flowhall/tokens';
import { describe, expect, test } from 'vitest';
import { compile, ExpressionError, migrateSnapshot } from '../src/index.ts';
import { compileWith, Driver, RUNTIMES } from './driver.ts';
import { boundary, bpmnWith, chain, end, event, eventSubProcess, start, timer, user } from './models.ts';

const ROOTS = '<message id="m1" name="Paid"/><message id="m2" name="Cancelled"/>';
const message = (key: string, ref = 'm1') =>
  `<messageEventDefinition messageRef="${ref}" flow:correlationKey="${key.replaceAll('"', '&quot;')}"/>`;

/** Subscriptions as `element: name/key`. */
const keys = (d: Driver) => d.last.subscriptions.map((s) => `${s.elementId}: ${s.name}/${s.correlationKey ?? ''}`);

const caught = (key: string) =>
  bpmnWith(
    ROOTS,
    start() + end() + user('u'),
    event('intermediateCatchEvent', 'c', message(key)),
    chain('start', 'c', 'u', 'end'),
  );

const received = (key: string, inner = '') =>
  bpmnWith(
    ROOTS,
    start() + end() + user('u'),
    `<receiveTask id="r" messageRef="m1" flow:correlationKey="${key}">${inner}</receiveTask>`,
    chain('start', 'r', 'u', 'end'),
  );

describe.each(RUNTIMES)('on %s', (runtime) => {
  compileWith({ runtime, serves: ['messages'] });

  test.each([
    ['= orderId', 'A-17'],
    ['orderId + "/" + string(nr)', 'A-17/3'],
    ['nr', '3'],
    ['date("2026-03-02") + duration("P1D")', '2026-03-03'],
    ['today()', '2026-03-02'],
  ])('a message event waits with the key %s', async (key, value) => {
    const d = await Driver.start(caught(key), { orderId: 'A-17', nr: 3 });
    expect(keys(d)).toEqual([`c: Paid/${value}`]);
    expect(d.message('c').waiting).toEqual(['u']);
    expect(d.last.subscriptions).toEqual([]);
  });

  test.each(['= missing', '= ""', '= string join(for n in 1..201 return "a", "")', '= [orderId]', '= orderId > 3'])(
    '%s is no key',
    async (key) => {
      await expect(Driver.start(caught(key), { orderId: 'A-17' })).rejects.toThrow(ExpressionError);
    },
  );

  test('a receive task waits with its key', async () => {
    const d = await Driver.start(received('= orderId'), { orderId: 'A-17' });
    expect(keys(d)).toEqual(['r: Paid/A-17']);
    expect(d.message('r').waiting).toEqual(['u']);
  });

  test('the key is worked out once: it does not follow the variables', async () => {
    const xml = bpmnWith(
      ROOTS,
      start() + end('end', 'e2') + user('u', 'other'),
      boundary('b', 'u', message('= orderId'), false),
      '<parallelGateway id="f"/>',
      chain('start', 'f', 'u', 'end') + chain('f', 'other', 'end') + chain('b', 'e2'),
    );
    const d = await Driver.start(xml, { orderId: 'A-17' });
    expect(keys(d)).toEqual(['b: Paid/A-17']);
    expect(keys(d.complete('other', { orderId: 'B-4' }))).toEqual(['b: Paid/A-17']);
  });

  test('events behind an event-based gateway have keys of their own', async () => {
    const xml = bpmnWith(
      ROOTS,
      `${start() + end() + user('u')}<eventBasedGateway id="g"/>`,
      event('intermediateCatchEvent', 'paid', message('= orderId')) +
        event('intermediateCatchEvent', 'cancelled', message('= "c-" + orderId', 'm2')) +
        event('intermediateCatchEvent', 't', timer('timeDuration', 'PT1H')),
      chain('start', 'g', 'paid', 'u', 'end') + chain('g', 'cancelled', 'end') + chain('g', 't', 'end'),
    );
    const d = await Driver.start(xml, { orderId: 'A-17' });
    expect(keys(d)).toEqual(['paid: Paid/A-17', 'cancelled: Cancelled/c-A-17']);
    expect(d.message('paid').waiting).toEqual(['u']);
  });

  test('a message is sent with its key, by events and send tasks', async () => {
    const xml = bpmnWith(
      ROOTS,
      start() + end(),
      event('intermediateThrowEvent', 'thrown', message('= orderId')),
      '<sendTask id="sent" messageRef="m2" flow:correlationKey="= string(nr)"/>',
      chain('start', 'thrown', 'sent', 'end'),
    );
    const d = await Driver.start(xml, { orderId: 'A-17', nr: 3 });
    expect(d.last.effects).toEqual([
      { type: 'message', elementId: 'thrown', name: 'Paid', targets: [], correlationKey: 'A-17' },
      { type: 'message', elementId: 'sent', name: 'Cancelled', targets: [], correlationKey: '3' },
    ]);
  });

  test("a process's correlation subscription gives its messages the key", async () => {
    const property =
      '<correlationProperty id="p"><correlationPropertyRetrievalExpression messageRef="m1"><messagePath xsi:type="tFormalExpression">id</messagePath></correlationPropertyRetrievalExpression></correlationProperty>';
    const collaboration =
      '<collaboration id="C"><correlationKey id="k"><correlationPropertyRef>p</correlationPropertyRef></correlationKey></collaboration>';
    const subscription =
      '<correlationSubscription id="cs" correlationKeyRef="k"><correlationPropertyBinding correlationPropertyRef="p"><dataPath xsi:type="tFormalExpression">orderId</dataPath></correlationPropertyBinding></correlationSubscription>';
    const xml = bpmnWith(
      ROOTS + property + collaboration,
      start() + end() + user('u'),
      event('intermediateCatchEvent', 'c', '<messageEventDefinition messageRef="m1"/>') +
        event('intermediateCatchEvent', 'd', '<messageEventDefinition messageRef="m2"/>'),
      chain('start', 'c', 'd', 'u', 'end') + subscription,
    );
    const d = await Driver.start(xml, { orderId: 'A-17' });
    expect(keys(d)).toEqual(['c: Paid/A-17']);
    expect(keys(d.message('c'))).toEqual(['d: Cancelled/']);
  });

  test('keys stay when the instance moves to another version, unless that says them otherwise', async () => {
    const d = await Driver.start(caught('= orderId'), { orderId: 'A-17' });
    const context = { clock: () => d.now, variables: { orderId: 'B-4' } };
    for (const [key, expected] of [
      ['= orderId', 'A-17'],
      ['= "o-" + orderId', 'o-B-4'],
    ] as const) {
      const model = await compile(caught(key), { ...Driver.options });
      const migrated = migrateSnapshot(planMigration(d.model, model), d.last.snapshot, context);
      expect(migrated).toMatchObject({ migrated: true, result: { subscriptions: [{ correlationKey: expected }] } });
    }
  });
});

describe('on tokens', () => {
  compileWith({ runtime: 'tokens', serves: ['messages'] });

  test('each instance of a loop waits with its own key', async () => {
    const loop =
      '<multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">2</loopCardinality></multiInstanceLoopCharacteristics>';
    const d = await Driver.start(received('= orders[loopCounter]', loop), { orders: ['A', 'B'] });
    expect(keys(d)).toEqual(['r: Paid/A', 'r: Paid/B']);
  });

  test('an event sub-process waits with a key', async () => {
    const body = end('es_end') + user('v') + chain('es_s', 'v', 'es_end');
    const handler = eventSubProcess('es', message('= orderId'), false, body);
    const xml = bpmnWith(ROOTS, start() + end() + user('u'), handler, chain('start', 'u', 'end'));
    const d = await Driver.start(xml, { orderId: 'A-17' });
    expect(keys(d)).toEqual(['es_s: Paid/A-17']);
    expect(d.message('es_s').waiting).toEqual(['u', 'v']);
    expect(keys(d)).toEqual(['es_s: Paid/A-17']);
  });
});

test('a state with keys goes from one runtime to the other', async () => {
  const model = (runtime: 'engine' | 'tokens') => compile(caught('= orderId'), { runtime, serves: ['messages'] });
  for (const [from, to] of [
    ['engine', 'tokens'],
    ['tokens', 'engine'],
  ] as const) {
    const d = Driver.of(await model(from), { orderId: 'A-17' }).send({ type: 'start' });
    const plan = planMigration(d.model, await model(to));
    const migrated = migrateSnapshot(plan, d.last.snapshot, { clock: () => d.now, variables: { orderId: 'B-4' } });
    expect(migrated).toMatchObject({ migrated: true, result: { subscriptions: [{ correlationKey: 'A-17' }] } });
  }
});
