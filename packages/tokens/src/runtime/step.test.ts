import { parseBpmn } from '@flowhall/bpmn';
import { expect, test } from 'vitest';
import type { Command, StepResult } from '../port/port.ts';
import { bpmnWith, chain, end, event, parallel, start, task } from '../testing/bpmn-text.ts';
import { TokensModel } from './executable.ts';
import { stepOnTokens } from './step.ts';

const XML = `<definitions id="D" targetNamespace="t" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P" isExecutable="true">
<startEvent id="start"/><parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/><parallelGateway id="join"/><endEvent id="end"/>
<sequenceFlow id="f1" sourceRef="start" targetRef="fork"/><sequenceFlow id="f2" sourceRef="fork" targetRef="a"/><sequenceFlow id="f3" sourceRef="fork" targetRef="b"/>
<sequenceFlow id="f4" sourceRef="a" targetRef="join"/><sequenceFlow id="f5" sourceRef="b" targetRef="join"/><sequenceFlow id="f6" sourceRef="join" targetRef="end"/>
</process></definitions>`;

async function setUp() {
  const model = new TokensModel((await parseBpmn(XML)).model, 'P');
  return (last: StepResult | null, command: Command) =>
    stepOnTokens(model, last?.snapshot ?? null, command, { clock: () => new Date(0), variables: {} });
}

test('the state is small plain JSON that parks tokens at joins', async () => {
  const send = await setUp();
  const started = send(null, { type: 'start' });
  expect(started.snapshot).toEqual({
    v: 1,
    runtime: 'tokens',
    data: {
      seq: 4,
      tokens: [
        { id: 'a_3', at: 'a' },
        { id: 'b_4', at: 'b' },
      ],
    },
  });
  const halfway = send(started, { type: 'complete', executionId: 'a_3' });
  expect(halfway.snapshot.data).toEqual({
    seq: 5,
    tokens: [
      { id: 'b_4', at: 'b' },
      { id: 'join_5', at: 'join', role: 'parked', flow: 'f4' },
    ],
  });
  const ended = send(halfway, { type: 'complete', executionId: 'b_4' });
  expect(ended).toMatchObject({ status: 'completed', snapshot: { data: { ended: 'completed' } } });
});

test('a step changes nothing that it was given', async () => {
  const send = await setUp();
  const started = send(null, { type: 'start' });
  const before = JSON.stringify(started);
  const command: Command = { type: 'complete', executionId: 'a_3' };
  const once = JSON.stringify(send(started, command));
  expect(JSON.stringify(send(started, command))).toBe(once);
  expect(JSON.stringify(started)).toBe(before);
});

test('a signal is heard by what waits, not by a token that is still on its way there', async () => {
  const model = await parseBpmn(
    bpmnWith(
      '<signal id="sig" name="go"/>',
      start() + end('e1', 'e2') + parallel('fork') + task('before'),
      event('intermediateThrowEvent', 'throw', '<signalEventDefinition signalRef="sig"/>'),
      event('intermediateCatchEvent', 'catch', '<signalEventDefinition signalRef="sig"/>'),
      chain('start', 'fork', 'throw', 'e1') + chain('fork', 'before', 'catch', 'e2'),
    ),
  );
  const ctx = { clock: () => new Date(0), variables: {} };
  const started = stepOnTokens(new TokensModel(model.model, 'P'), null, { type: 'start' }, ctx);
  expect(started.events.filter((e) => e.elementId === 'catch').map((e) => e.type)).toEqual(['entered']);
  expect(started.waiting.map((w) => w.elementId)).toEqual(['catch']);
});
