import { describe, expect, test } from 'vitest';
import { compileWith, Driver } from '../driver.ts';
import { boundary, bpmn, bpmnWith, chain, end, expression, log, script, start, user } from '../models.ts';

compileWith({});

const multi = (attributes: string, ...parts: string[]) =>
  `<multiInstanceLoopCharacteristics${attributes}>${parts.join('')}</multiInstanceLoopCharacteristics>`;
const cardinality = (body: string) => expression('loopCardinality', body);
const each = (loop: string) => `<userTask id="u">${loop}</userTask>`;

describe('multi-instance', () => {
  test('over a collection: each instance sees its element', async () => {
    const io =
      '<ioSpecification><dataInput id="list" isCollection="true"/><inputSet><dataInputRefs>list</dataInputRefs></inputSet><outputSet/></ioSpecification><dataInputAssociation><sourceRef>obj</sourceRef><targetRef>list</targetRef></dataInputAssociation>';
    const loop = multi(
      ' isSequential="true"',
      '<loopDataInputRef>list</loopDataInputRef><inputDataItem id="i" name="name"/>',
    );
    const xml = bpmn(
      `${start() + end()}<dataObject id="obj" name="names" isCollection="true"/>`,
      script('s', 'append(log, name + string(loopCounter))', 'log').replace('<script>', `${io}${loop}<script>`),
      chain('start', 's', 'end'),
    );
    const d = await Driver.start(xml, { names: ['a', 'b', 'c'], log: [] });
    expect(d.log).toEqual(['a1', 'b2', 'c3']);
  });

  test.each([
    ['None', 'noneBehaviorEventRef', 3],
    ['One', 'oneBehaviorEventRef', 1],
    ['All', 'noneBehaviorEventRef', 0],
  ])('behavior %s throws its event %s: %i times', async (behavior, reference, times) => {
    const xml = bpmnWith(
      '<signal id="sig" name="Done"/><signalEventDefinition id="def" signalRef="sig"/>',
      start() + end('end', 'e2') + log('heard'),
      each(multi(` behavior="${behavior}" ${reference}="def"`, cardinality('3'))),
      boundary('b', 'u', '<signalEventDefinition signalRef="sig"/>', false),
      chain('start', 'u', 'end') + chain('b', 'heard', 'e2'),
    );
    const d = await Driver.start(xml, { log: [] });
    d.complete('u').complete('u').complete('u');
    expect(d.log).toHaveLength(times);
    expect(d.last.status).toBe('completed');
  });

  test('behavior Complex throws by condition', async () => {
    const complex = `<complexBehaviorDefinition id="c">${expression('condition', 'numberOfCompletedInstances = 2')}<event id="ev"><signalEventDefinition id="d" signalRef="sig"/></event></complexBehaviorDefinition>`;
    const xml = bpmnWith(
      '<signal id="sig" name="Done"/>',
      start() + end('end', 'e2') + log('heard') + each(multi(' behavior="Complex"', cardinality('3'), complex)),
      boundary('b', 'u', '<signalEventDefinition signalRef="sig"/>', false),
      chain('start', 'u', 'end') + chain('b', 'heard', 'e2'),
    );
    const d = await Driver.start(xml, { log: [] });
    d.complete('u').complete('u');
    expect(d.log).toEqual(['heard']);
    d.complete('u');
    expect(d.log).toEqual(['heard']);
  });
});

describe('standard loop', () => {
  const loop = (attributes: string, condition?: string) =>
    bpmn(
      start() + end() + user('after'),
      script('s', '{ n: n + 1 }').replace(
        '<script>',
        `<standardLoopCharacteristics${attributes}>${condition ? expression('loopCondition', condition) : ''}</standardLoopCharacteristics><script>`,
      ),
      chain('start', 's', 'after', 'end'),
    );

  test.each([
    ['after each run', '', 'n < 3', 0, 3],
    ['at least once', '', 'n < 3', 9, 10],
    ['before the first run', ' testBefore="true"', 'n < 3', 9, 9],
    ['up to a maximum', ' loopMaximum="2"', 'true', 0, 2],
    ['by the number of runs', '', 'loopCounter < 4', 0, 4],
  ])('asks %s', async (_, attributes, condition, before, after) => {
    const d = await Driver.start(loop(attributes, condition), { n: before });
    expect(d.variables.n).toBe(after);
    expect(d.waiting).toEqual(['after']);
  });

  test('one that never ends is stopped', async () => {
    await expect(Driver.start(loop('', 'true'), { n: 0 })).rejects.toMatchObject({ code: 'endless-loop' });
  });
});
