import { describe, expect, test } from 'vitest';
import { compileWith, Driver } from '../driver.ts';
import {
  boundary,
  bpmn,
  chain,
  end,
  event,
  eventSubProcess,
  expression,
  log,
  parallel,
  start,
  subProcess,
  user,
} from '../models.ts';

const compensate = (activity?: string, more = '') =>
  `<compensateEventDefinition${activity ? ` activityRef="${activity}"` : ''}${more}/>`;
const cancel = '<cancelEventDefinition/>';

/** Script tasks, each with a task `undo_<id>` that undoes it. */
const undoable = (...ids: string[]) =>
  log(...ids) +
  ids
    .map(
      (id) =>
        boundary(`on_${id}`, id, compensate()) +
        log(`undo_${id}`).replace('<scriptTask ', '<scriptTask isForCompensation="true" ') +
        `<association id="as_${id}" sourceRef="on_${id}" targetRef="undo_${id}"/>`,
    )
    .join('');

compileWith({});

const run = async (...body: string[]) => {
  const d = await Driver.start(bpmn(...body), { log: [], n: 0 });
  expect(d.last.status).toBe('completed');
  return d.log;
};

describe('compensation', () => {
  test('undoes what has been completed, the last first, then the thrower goes on', async () => {
    const thrower = event('intermediateThrowEvent', 't', compensate()) + log('after');
    expect(
      await run(
        start() + end() + undoable('a', 'b', 'c') + thrower,
        chain('start', 'a', 'b', 't', 'after', 'c', 'end'),
      ),
    ).toEqual(['a', 'b', 'undo_b', 'undo_a', 'after', 'c']);
  });

  test('of one activity leaves the others; what has been undone is not undone again', async () => {
    const throwers = event('intermediateThrowEvent', 't', compensate('a')) + event('endEvent', 'end', compensate());
    expect(await run(start() + undoable('a', 'b') + throwers, chain('start', 'a', 'b', 't', 'end'))).toEqual([
      'a',
      'b',
      'undo_a',
      'undo_b',
    ]);
  });

  test('that has nothing to undo is passed', async () => {
    const thrower = event('intermediateThrowEvent', 't', compensate());
    expect(await run(start() + end() + undoable('a') + thrower, chain('start', 't', 'a', 'end'))).toEqual(['a']);
  });

  test('each run of a loop is undone', async () => {
    const twice = undoable('a').replace(
      '</scriptTask>',
      `<multiInstanceLoopCharacteristics isSequential="true">${expression('loopCardinality', '2')}</multiInstanceLoopCharacteristics></scriptTask>`,
    );
    // the schema wants the loop before the script
    const ordered = twice.replace(
      /(<script>.*?<\/script>)(<multiInstance.*?<\/multiInstanceLoopCharacteristics>)/s,
      '$2$1',
    );
    expect(await run(start() + ordered + event('endEvent', 'end', compensate()), chain('start', 'a', 'end'))).toEqual([
      'a',
      'a',
      'undo_a',
      'undo_a',
    ]);
  });

  test('a completed sub-process without a handler of its own is undone from inside', async () => {
    expect(
      await run(
        start() + undoable('z') + event('endEvent', 'end', compensate()),
        subProcess('s', undoable('a', 'b') + chain('s_s', 'a', 'b', 's_e')),
        chain('start', 'z', 's', 'end'),
      ),
    ).toEqual(['z', 'a', 'b', 'undo_b', 'undo_a', 'undo_z']);
  });

  test('a compensation event sub-process decides how its scope is undone', async () => {
    const handler = eventSubProcess(
      'h',
      compensate(),
      true,
      log('first') +
        end('h_e') +
        event('intermediateThrowEvent', 'rest', compensate()) +
        log('last') +
        chain('h_s', 'first', 'rest', 'last', 'h_e'),
    );
    expect(
      await run(
        start() + event('endEvent', 'end', compensate()),
        subProcess('s', undoable('a') + handler + chain('s_s', 'a', 's_e')),
        chain('start', 's', 'end'),
      ),
    ).toEqual(['a', 'first', 'undo_a', 'last']);
  });

  test('waits for handlers that wait; they are stored with the instance', async () => {
    const xml = bpmn(
      start() + end() + log('a', 'after') + user('undo').replace('<userTask ', '<userTask isForCompensation="true" '),
      `${boundary('on', 'a', compensate())}<association id="as" sourceRef="on" targetRef="undo"/>`,
      event('intermediateThrowEvent', 't', compensate()) + chain('start', 'a', 't', 'after', 'end'),
    );
    const d = await Driver.start(xml, { log: [] });
    expect(d.waiting).toEqual(['undo']);
    expect(d.complete('undo').log).toEqual(['a', 'after']);
    const goesOn = await Driver.start(
      xml.replace(
        '<compensateEventDefinition/></intermediateThrow',
        '<compensateEventDefinition waitForCompletion="false"/></intermediateThrow',
      ),
      { log: [] },
    );
    expect(goesOn.log).toEqual(['a', 'after']);
    expect(goesOn.waiting).toEqual(['undo']);
    expect(goesOn.complete('undo').last.status).toBe('completed');
  });
});

test('a transaction that is cancelled ends what is open, undoes what is done, and is left by its cancel event', async () => {
  const xml = bpmn(
    start() + end('end', 'e2') + log('normal') + user('by'),
    subProcess(
      'x',
      undoable('a', 'b') + parallel('f') + user('open', 'go') + event('endEvent', 'stop', cancel),
      chain('x_s', 'a', 'b', 'f', 'open', 'x_e') + chain('f', 'go', 'stop'),
    ).replaceAll('subProcess', 'transaction'),
    boundary('b_x', 'x', cancel) + chain('start', 'x', 'normal', 'end') + chain('b_x', 'by', 'e2'),
  );
  const d = await Driver.start(xml, { log: [] });
  expect(d.waiting).toEqual(['go', 'open']);
  expect(d.complete('go').log).toEqual(['a', 'b', 'undo_b', 'undo_a']);
  expect(d.events).toContain('cancelled open');
  expect(d.waiting).toEqual(['by']);
  expect(d.complete('by').last.status).toBe('completed');
});
