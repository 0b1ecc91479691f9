import { describe, expect, test } from 'vitest';
import { compileWith, Driver, RUNTIMES } from './driver.ts';
import { boundary, bpmn, chain, end, expression, start, timer, user } from './models.ts';

const multi = (attributes: string, ...parts: string[]) =>
  `<multiInstanceLoopCharacteristics${attributes}>${parts.join('')}</multiInstanceLoopCharacteristics>`;
const cardinality = (body: string) => expression('loopCardinality', body);
const until = (body: string) => expression('completionCondition', body);
const each = (loop: string) => `<userTask id="u">${loop}</userTask>`;
const model = (loop: string) => bpmn(start() + end() + user('after') + each(loop), chain('start', 'u', 'after', 'end'));

describe.each(RUNTIMES)('multi-instance on %s', (runtime) => {
  compileWith({ runtime, serves: ['jobs', 'messages'] });

  test('parallel: all at once, complete when all are', async () => {
    const d = await Driver.start(model(multi('', cardinality('n'))), { n: 3 });
    expect(d.waiting).toEqual(['u', 'u', 'u']);
    expect(new Set(d.last.waiting.map((w) => w.executionId)).size).toBe(3);
    d.complete('u').complete('u');
    expect(d.waiting).toEqual(['u']);
    expect(d.complete('u').waiting).toEqual(['after']);
  });

  test('sequential: one after another', async () => {
    const d = await Driver.start(model(multi(' isSequential="true"', cardinality('2'))));
    expect(d.waiting).toEqual(['u']);
    expect(d.complete('u').waiting).toEqual(['u']);
    expect(d.complete('u').waiting).toEqual(['after']);
  });

  test('a completion condition ends it early and cancels the rest', async () => {
    const d = await Driver.start(
      model(multi('', cardinality('4'), until('numberOfCompletedInstances / numberOfInstances >= 0.5'))),
    );
    d.complete('u');
    expect(d.waiting).toEqual(['u', 'u', 'u']);
    expect(d.complete('u').waiting).toEqual(['after']);
    expect(d.events.filter((e) => e === 'cancelled u')).toHaveLength(2);
  });

  test('with no instances it is passed; without a number it fails by name', async () => {
    expect((await Driver.start(model(multi('', cardinality('0'))))).waiting).toEqual(['after']);
    await expect(Driver.start(model(multi('', cardinality('n'))))).rejects.toMatchObject({
      code: 'expression-failed',
      elementId: 'u',
    });
    await expect(Driver.start(model(multi('', cardinality('-1'))))).rejects.toMatchObject({
      code: 'expression-failed',
    });
  });

  test('boundary events belong to the activity as a whole', async () => {
    const xml = bpmn(
      start() +
        end() +
        user('late') +
        each(multi('', cardinality('2'))) +
        boundary('t', 'u', timer('timeDuration', 'PT1H')),
      chain('start', 'u', 'end') + chain('t', 'late', 'end'),
    );
    const d = await Driver.start(xml);
    expect(d.timers).toHaveLength(1);
    expect(d.complete('u').fire('t').waiting).toEqual(['late']);
  });
});
