import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.ts';
import { compileWith, Driver } from '../driver.ts';
import { bpmn, bpmnWith, chain, end, expression, fixture, log, start, user } from '../models.ts';

compileWith({ serves: ['jobs', 'calls', 'messages', 'signals'] });

describe('what the host has to do', () => {
  const job = bpmn(`${start() + end()}<serviceTask id="job"/>${user('u')}`, chain('start', 'job', 'u', 'end'));

  test('a job waits for its answer, which brings variables', async () => {
    const d = await Driver.start(job);
    expect(d.last.effects).toMatchObject([{ type: 'job', elementId: 'job' }]);
    expect(d.complete('job', { total: 5 }).waiting).toEqual(['u']);
    expect(d.variables.total).toBe(5);
    expect(d.last.effects).toEqual([]);
  });

  test('a job of a loop knows its turn; a send task with a job waits like any other', async () => {
    const mail =
      '<extensionElements><flow:mail to="dean" subject="x"><flow:body>x</flow:body></flow:mail></extensionElements>';
    const loop = `<multiInstanceLoopCharacteristics>${expression('loopCardinality', '2')}</multiInstanceLoopCharacteristics>`;
    const d = await Driver.start(
      bpmn(`${start() + end()}<sendTask id="send">${mail}${loop}</sendTask>`, chain('start', 'send', 'end')),
    );
    expect(d.last.effects).toMatchObject([
      { type: 'job', elementId: 'send', input: { loopCounter: 1 } },
      { type: 'job', elementId: 'send', input: { loopCounter: 2 } },
    ]);
  });

  test('a model that needs what the host does not do is refused, naming it', async () => {
    await expect(compile(job)).rejects.toMatchObject({
      code: 'model-refused',
      findings: [{ rule: 'not-served', elementId: 'job', message: { en: expect.stringContaining('jobs') } }],
    });
  });
});

describe('choosing a runtime', () => {
  const loop = bpmn(
    `${start() + end()}<userTask id="u"><standardLoopCharacteristics loopMaximum="2"/></userTask>`,
    chain('start', 'u', 'end'),
  );

  test('bpmn-engine where it runs everything right, else tokens; the reason is kept', async () => {
    expect(await compile(fixture('approval.bpmn'))).toMatchObject({ runtime: 'bpmn-engine' });
    expect(await compile(loop)).toMatchObject({
      runtime: 'tokens',
      reason: 'bpmn-engine does not run right: StandardLoopCharacteristics',
    });
    expect(await compile(fixture('approval.bpmn'), { runtime: 'tokens' })).toMatchObject({ runtime: 'tokens' });
  });

  test('asking for bpmn-engine refuses by name what it does not run right', async () => {
    await expect(compile(loop, { runtime: 'engine' })).rejects.toMatchObject({
      code: 'model-refused',
      findings: [{ rule: 'unsupported', elementId: 'u', message: { en: expect.stringContaining('StandardLoop') } }],
    });
  });

  test('a snapshot stays on the runtime that wrote it', async () => {
    const d = await Driver.start(fixture('approval.bpmn'), { days: 1 });
    const other = Driver.of(await compile(fixture('approval.bpmn'), { runtime: 'tokens' }));
    other.last = d.last;
    expect(() => other.complete('apply')).toThrow(expect.objectContaining({ code: 'snapshot-unreadable' }));
  });

  test('one of several processes is named', async () => {
    const two =
      job2('P') +
      job2('Q')
        .replaceAll(/id="(?!Q)/g, 'id="q_')
        .replaceAll(/Ref="/g, 'Ref="q_');
    const xml = bpmn('').replace(/<process .*<\/process>/s, two);
    await expect(compile(xml)).rejects.toMatchObject({ findings: [{ rule: 'process-executable' }] });
    expect((await compile(xml, { processId: 'Q' })).processId).toBe('Q');
  });
});

const job2 = (id: string) =>
  `<process id="${id}" isExecutable="true">${start() + end() + chain('start', 'end')}</process>`;

describe('call activities', () => {
  test('a global task of the file is done in place', async () => {
    const xml = bpmnWith(
      '<globalScriptTask id="G"><script>{ x: 7 }</script></globalScriptTask>',
      `${start() + end() + user('u')}<callActivity id="call" calledElement="G"/>${chain('start', 'call', 'u', 'end')}`,
    );
    const d = await Driver.start(xml);
    expect(d.variables.x).toBe(7);
    expect(d.last.effects).toEqual([]);
    expect(d.waiting).toEqual(['u']);
  });

  test('a process is called outside, by its id without prefix', async () => {
    const d = await Driver.start(
      bpmn(`${start() + end()}<callActivity id="call" calledElement="t:Q"/>${chain('start', 'call', 'end')}`),
    );
    expect(d.last.effects).toMatchObject([{ type: 'call', elementId: 'call', calledElement: 'Q' }]);
    expect(d.complete('call', { result: 1 }).last).toMatchObject({ status: 'completed', variables: { result: 1 } });
  });
});

describe('data', () => {
  test('flows into a script and out of it', async () => {
    const io =
      '<ioSpecification><dataInput id="di" name="input"/><dataOutput id="do" name="output"/><inputSet><dataInputRefs>di</dataInputRefs></inputSet><outputSet><dataOutputRefs>do</dataOutputRefs></outputSet></ioSpecification>';
    const xml = bpmn(
      `${start() + end()}<dataObject id="obj" name="amount"/>`,
      `<scriptTask id="s" xmlns:f="https://flowhall.dev/schema/flow/1" f:resultVariable="output">${io}<dataInputAssociation><sourceRef>obj</sourceRef><targetRef>di</targetRef></dataInputAssociation><dataOutputAssociation><sourceRef>do</sourceRef><targetRef>obj</targetRef>${expression('transformation', 'output + 1')}</dataOutputAssociation><script>input * 2</script></scriptTask>`,
      chain('start', 's', 'end'),
    );
    const d = await Driver.start(xml, { amount: 4 });
    expect(d.variables.amount).toBe(9);
    expect(d.variables).not.toHaveProperty('input');
  });

  test('goes to a job', async () => {
    const xml = bpmn(
      `${start() + end() + log('x')}<dataObject id="obj" name="amount"/>`,
      `<serviceTask id="job"><ioSpecification><dataInput id="di" name="input"/><inputSet><dataInputRefs>di</dataInputRefs></inputSet><outputSet/></ioSpecification><dataInputAssociation><sourceRef>obj</sourceRef><targetRef>di</targetRef></dataInputAssociation></serviceTask>`,
      chain('start', 'x', 'job', 'end'),
    );
    const d = await Driver.start(xml, { amount: 4, log: [] });
    expect(d.last.effects).toMatchObject([{ type: 'job', input: { input: 4 } }]);
  });
});
