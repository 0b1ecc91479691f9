import { type MigrationOptions, planMigration } from '@flowhall/tokens';
import { describe, expect, test } from 'vitest';
import { type CompileOptions, compile, type Migrated, migrateSnapshot } from '../../src/index.ts';
import { Driver, RUNTIMES } from '../driver.ts';
import {
  boundary,
  boundaryTimer,
  bpmn,
  bpmnWith,
  chain,
  end,
  event,
  eventSubProcess,
  flow,
  parallel,
  script,
  start,
  subProcess,
  timer,
  user,
} from '../models.ts';

const LATER = new Date('2026-03-02T05:00:00Z');

async function migrate(from: Driver, xml: string, options?: MigrationOptions, compiling: CompileOptions = {}) {
  const model = await compile(xml, {
    ...Driver.options,
    runtime: from.model.runtime === 'tokens' ? 'tokens' : 'auto',
    ...compiling,
  });
  const to = Driver.of(model, from.variables);
  to.now = LATER;
  const plan = planMigration(from.model, model, options);
  const migrated = migrateSnapshot(plan, from.last.snapshot, { clock: () => LATER, variables: from.variables });
  if (migrated.migrated) to.last = migrated.result;
  return { to, plan, migrated };
}

const reasons = (migrated: Migrated) =>
  migrated.migrated
    ? migrated.losses.map(({ reason, elementId }) => `${reason} ${elementId}`)
    : migrated.refusals.map(({ reason, elementId }) => `${reason} ${elementId}`);

const begin = async (xml: string, options: CompileOptions) => {
  const d = Driver.of(await compile(xml, { serves: ['messages', 'jobs'], ...options }));
  return d.send({ type: 'start' });
};

describe.each(RUNTIMES)('on %s', (runtime) => {
  const line = (...ids: string[]) => bpmn(start() + end() + user(...ids), chain('start', ...ids, 'end'));

  test('a step goes to the one of the same id, also when steps are put in around it', async () => {
    const d = await begin(line('a', 'b'), { runtime });
    const { to } = await migrate(d.complete('a'), line('a', 'c', 'b', 'e'));
    expect(to.waiting).toEqual(['b']);
    expect(to.executionId('b')).toBe(d.executionId('b'));
    expect(to.complete('b').complete('e').last.status).toBe('completed');
  });

  test('a step without a target is refused, and the one of the same name proposed', async () => {
    const named = (id: string) => line(id).replace(`id="${id}"`, `id="${id}" name="Approve"`);
    const d = await begin(named('a'), { runtime });
    const { migrated, plan } = await migrate(d, named('b'));
    expect(reasons(migrated)).toEqual(['no-target a']);
    expect(plan.elements.find((e) => e.elementId === 'a')).toMatchObject({ target: null, suggestions: ['b'] });
    const { to } = await migrate(d, named('b'), { mapping: { a: 'b' } });
    expect(to.waiting).toEqual(['b']);
    expect(to.executionId('b')).toBe(d.executionId('a'));
  });

  test('a mapping to nothing, to another kind or twice to the same is refused', async () => {
    const d = await begin(line('a', 'b'), { runtime });
    const errors = async (mapping: Record<string, string>) =>
      (await migrate(d, line('a', 'b'), { mapping })).plan.errors;
    expect(await errors({ a: 'end' })).toMatchObject([{ reason: 'kind-differs', elementId: 'a' }]);
    expect(await errors({ a: 'nowhere', x: 'b' })).toMatchObject([
      { reason: 'unknown-element', elementId: 'nowhere' },
      { reason: 'unknown-element', elementId: 'x' },
    ]);
    expect(await errors({ a: 'b', b: 'b' })).toMatchObject([{ reason: 'target-taken', elementId: 'b' }]);
  });

  const fork = (...branches: string[]) =>
    bpmn(
      start() + end() + user(...branches) + parallel('f', 'j'),
      chain('start', 'f') + chain('j', 'end'),
      ...branches.map((b) => chain('f', b, 'j')),
    );

  test('a further parallel branch is refused while the split is under way, not before', async () => {
    const d = await begin(fork('a', 'b'), { runtime });
    d.complete('a');
    expect(reasons((await migrate(d, fork('a', 'b', 'c'))).migrated)).toEqual(['join-never-fires j']);
    const { to } = await migrate(d, fork('a', 'b'));
    expect(to.parked).toEqual(['a_j']);
    expect(to.complete('b').last.status).toBe('completed');
  });

  test('an instance that a bad model has stuck at a join goes on in a mended one', async () => {
    const stuck = bpmn(
      start() +
        end('end', 'e2') +
        user('a', 'b', 'z') +
        parallel('f', 'j') +
        boundaryTimer('t', 'b', true, 'timeDuration', 'PT1H'),
      chain('start', 'f', 'a', 'j', 'z', 'end') + chain('f', 'b', 'j') + chain('t', 'e2'),
    );
    const d = await begin(stuck, { runtime });
    d.complete('a').fire('t');
    expect(d.last.incident?.code).toBe('stuck-at-join');
    const { to } = await migrate(d, line('a', 'z'));
    expect(to.events).toEqual(['entered z']);
    expect(to.complete('z').last.status).toBe('completed');
  });

  test('parallel branches are not put on one path', async () => {
    const d = await begin(fork('a', 'b'), { runtime });
    expect(reasons((await migrate(d, line('a', 'b'))).migrated)).toEqual(['tokens-meet b']);
  });

  test('a token at a join stays there when a step is put in before it', async () => {
    const d = await begin(fork('a', 'b'), { runtime });
    const longer = fork('a', 'b')
      .replace('sourceRef="a" targetRef="j"', 'sourceRef="a" targetRef="c"')
      .replace('</process>', `${user('c')}${flow('c', 'j')}</process>`);
    const { to } = await migrate(d.complete('a'), longer);
    expect(to.parked).toEqual(['c_j']);
    expect(to.complete('b').last.status).toBe('completed');
  });

  const timed = (kind: 'timeDuration' | 'timeDate', value: string, interrupts = false) =>
    bpmn(
      start() + end('end', 'e2') + user('a', 'late') + boundaryTimer('t', 'a', interrupts, kind, value),
      chain('start', 'a', 'end') + chain('t', 'late', 'e2'),
    );

  test('a running timer keeps its due date and execution id, unless asked otherwise or of another kind', async () => {
    const d = await begin(timed('timeDuration', 'PT1H'), { runtime });
    const kept = await migrate(d, timed('timeDuration', 'PT9H'));
    expect(kept.to.timers).toEqual(['t@2026-03-02T02:00:00.000Z']);
    expect(kept.to.executionId('t')).toBe(d.executionId('t'));
    const anew = await migrate(d, timed('timeDuration', 'PT9H'), { timers: 'restart' });
    expect(anew.to.timers).toEqual(['t@2026-03-02T14:00:00.000Z']);
    expect(anew.to.executionId('t')).not.toBe(d.executionId('t'));
    const dated = await migrate(d, timed('timeDate', '2026-05-01T00:00:00Z'));
    expect(dated.to.timers).toEqual(['t@2026-05-01T00:00:00.000Z']);
  });

  test('a new boundary event is armed, one that is gone is a loss, one that has happened stays off', async () => {
    const bare = await begin(line('a'), { runtime });
    expect((await migrate(bare, timed('timeDuration', 'PT1H'))).to.timers).toEqual(['t@2026-03-02T06:00:00.000Z']);
    const d = await begin(timed('timeDuration', 'PT1H'), { runtime });
    const gone = await migrate(d, line('a'));
    expect(reasons(gone.migrated)).toEqual(['event t']);
    expect(gone.to.timers).toEqual([]);
    const again = await migrate(d.fire('t'), timed('timeDuration', 'PT2H'));
    expect(again.to.waiting).toEqual(['a', 'late']);
    expect(again.to.timers).toEqual([]);
  });

  test('steps go into a sub-process and out of one', async () => {
    const inside = bpmn(
      start() +
        end() +
        user('b') +
        subProcess('s', user('a'), chain('s_s', 'a', 's_e')) +
        boundaryTimer('t', 's', true, 'timeDuration', 'PT1H'),
      chain('start', 's', 'b', 'end') + flow('t', 'b'),
    )
      .replace('<userTask id="b"/>', '<userTask id="b"/><exclusiveGateway id="m"/>')
      .replace('sourceRef="s" targetRef="b"', 'sourceRef="s" targetRef="m"')
      .replace('sourceRef="t" targetRef="b"', 'sourceRef="t" targetRef="m"')
      .replace('</process>', `${flow('m', 'b')}</process>`);
    const d = await begin(line('a', 'b'), { runtime });
    const { to } = await migrate(d, inside);
    expect(to.waiting).toEqual(['a']);
    expect(to.timers).toEqual(['t@2026-03-02T06:00:00.000Z']);
    expect(to.complete('a').waiting).toEqual(['b']);
    const within = await begin(inside, { runtime });
    const out = await migrate(within, line('a', 'b'));
    expect(reasons(out.migrated)).toEqual(['scope s', 'event t']);
    expect(out.to.complete('a').complete('b').last.status).toBe('completed');
  });
});

describe('on the token runtime', () => {
  const MESSAGES = '<message id="m" name="Order"/><message id="n" name="Stop"/>';
  const message = (ref: string) => `<messageEventDefinition messageRef="${ref}"/>`;
  const loop = (sequential: boolean) =>
    `<userTask id="a"><multiInstanceLoopCharacteristics isSequential="${sequential}"><loopCardinality xsi:type="tFormalExpression">3</loopCardinality></multiInstanceLoopCharacteristics></userTask>`;

  test('a multi-instance activity goes on as the same kind, and is refused as another', async () => {
    const many = (task: string) => bpmn(start() + end() + task, chain('start', 'a', 'end'));
    const d = await begin(many(loop(false)), { runtime: 'tokens' });
    d.complete('a');
    const { to } = await migrate(d, many(loop(false)));
    expect(to.complete('a').complete('a').last.status).toBe('completed');
    for (const other of [loop(true), user('a')])
      expect(reasons((await migrate(d, many(other))).migrated)).toEqual([
        'loop-differs a',
        'loop-differs a',
        'loop-differs a',
      ]);
    const single = await begin(many(user('a')), { runtime: 'tokens' });
    expect(reasons((await migrate(single, many(loop(false)))).migrated)).toEqual(['loop-differs a']);
  });

  test('an event-based gateway keeps what it waits for and waits for more', async () => {
    const catches = (...ids: string[]) =>
      ids
        .map((id) =>
          event(
            'intermediateCatchEvent',
            id,
            id === 't' ? timer('timeDuration', 'PT1H') : message(id.replace('on_', '')),
          ),
        )
        .join('');
    const at = (...ids: string[]) =>
      bpmnWith(
        MESSAGES,
        `${start() + end(...ids.map((id) => `e_${id}`))}<eventBasedGateway id="g"/>${catches(...ids)}`,
        chain('start', 'g'),
        ...ids.map((id) => chain('g', id, `e_${id}`)),
      );
    const d = await begin(at('on_m', 't'), {});
    const { to } = await migrate(d, at('on_m', 't', 'on_n'), {}, { serves: ['messages'] });
    expect(to.timers).toEqual(d.timers);
    expect(to.last.subscriptions.map((s) => s.name).sort()).toEqual(['Order', 'Stop']);
    expect(to.executionId('on_m')).toBe(d.executionId('on_m'));
    expect(to.message('on_n').last.status).toBe('completed');
  });

  test('event sub-processes stay armed, running ones go on, and a process that one interrupted gets no new ones', async () => {
    const stop = (id: string, ref: string, interrupts = true) =>
      eventSubProcess(
        id,
        message(ref),
        interrupts,
        user(`${id}_u`) + end(`${id}_e`),
        chain(`${id}_s`, `${id}_u`, `${id}_e`),
      );
    const of = (...handlers: string[]) =>
      bpmnWith(MESSAGES, start() + end() + user('a') + handlers.join(''), chain('start', 'a', 'end'));
    const serves = { serves: ['messages'] } as const;
    const d = await begin(of(stop('x', 'm')), {});
    const armed = await migrate(d, of(stop('x', 'm'), stop('y', 'n')), {}, serves);
    expect(armed.to.last.subscriptions.map((s) => s.name).sort()).toEqual(['Order', 'Stop']);
    d.message('x_s');
    const running = await migrate(d, of(stop('x', 'm'), stop('y', 'n')), {}, serves);
    expect(running.to.waiting).toEqual(['x_u']);
    expect(running.to.last.subscriptions).toEqual([]);
    expect(running.to.complete('x_u').last.status).toBe('completed');
  });

  test('what has been done can still be undone; compensation that runs is refused when the target lacks it', async () => {
    const undoable =
      `${user('book')}<userTask id="unbook" isForCompensation="true"/>${boundary('on_book', 'book', '<compensateEventDefinition/>')}` +
      '<association id="as" sourceRef="on_book" targetRef="unbook"/>';
    const thrower = event('endEvent', 'end', '<compensateEventDefinition/>');
    const with_ = bpmn(start() + undoable + user('a') + thrower, chain('start', 'book', 'a', 'end'));
    const without = bpmn(start() + user('a') + thrower, chain('start', 'a', 'end'));
    const d = await begin(with_, {});
    d.complete('book');
    expect((await migrate(d, with_)).to.complete('a').waiting).toEqual(['unbook']);
    expect(reasons((await migrate(d, without)).migrated)).toEqual(['compensation book']);
    d.complete('a');
    expect((await migrate(d, with_)).to.complete('unbook').last.status).toBe('completed');
    expect(reasons((await migrate(d, without)).migrated)).toContain('no-target unbook');
  });

  test('data of a sub-process of its own goes along as far as the target has it', async () => {
    const sub = (...names: string[]) =>
      bpmn(
        start() + end(),
        subProcess(
          's',
          ...names.map((name) => `<dataObject id="do_${name}" name="${name}"/>`),
          script('x', '5', 'n') + user('a'),
          chain('s_s', 'x', 'a', 's_e'),
        ),
        chain('start', 's', 'end'),
      );
    const d = await begin(sub('n', 'm'), {});
    expect(reasons((await migrate(d, sub('n'))).migrated)).toEqual([]);
    expect(reasons((await migrate(d, sub('m'))).migrated)).toEqual(['data s']);
    const { to } = await migrate(d, sub('n', 'k'));
    expect(JSON.stringify(to.last.snapshot)).toContain('"data":{"n":5}');
    const line = bpmn(start() + end() + user('a'), chain('start', 'a', 'end'));
    expect(reasons((await migrate(d, line)).migrated)).toEqual(['scope s', 'data s']);
  });

  test('a state that bpmn-engine cannot hold is refused, and so is an instance that is over', async () => {
    const queue = bpmn(
      start() + end() + user('a', 'b', 'c') + parallel('f'),
      chain('start', 'f', 'a', 'c', 'end') + chain('f', 'b', 'c'),
    );
    const d = await begin(queue, { runtime: 'tokens' });
    d.complete('a').complete('b');
    const apart = bpmn(start() + end() + user('c'), chain('start', 'c', 'end'));
    expect(reasons((await migrate(d, apart, {}, { runtime: 'engine' })).migrated)).toEqual(['runtime-cannot-hold c']);
    d.complete('c').complete('c');
    expect(reasons((await migrate(d, queue)).migrated)).toEqual(['over P']);
  });
});
