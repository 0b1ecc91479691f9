import { describe, expect, test } from 'vitest';
import { displayName, executableProcess, indexModel } from './lookup.ts';
import { ModelError } from './model-error.ts';
import { parseBpmn } from './parse.ts';
import { MAX_XML_LENGTH } from './source-text.ts';

const wrap = (body: string, before = '') =>
  `<?xml version="1.0"?>\n<definitions id="D" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flow="https://flowhall.dev/schema/flow/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${before}\n<process id="P" isExecutable="true">\n${body}\n</process></definitions>`;

describe('parseBpmn', () => {
  test('gives missing ids, the same ones every time, and none that is taken', async () => {
    const xml = wrap('<startEvent/><userTask id="UserTask_auto_1"/><userTask/><sequenceFlow/>');
    const { model, elementsById } = await parseBpmn(xml);
    expect(model.nodes.map((n) => n.id)).toEqual(['StartEvent_auto_1', 'UserTask_auto_1', 'UserTask_auto_2']);
    expect(elementsById.has('SequenceFlow_auto_1')).toBe(true);
    expect((await parseBpmn(xml)).model).toEqual(model);
  });

  test('puts a shared event definition where it is used', async () => {
    const timer =
      '<timerEventDefinition id="T"><timeDuration xsi:type="tFormalExpression">P1D</timeDuration></timerEventDefinition>';
    const { model } = await parseBpmn(
      wrap('<intermediateCatchEvent id="c"><eventDefinitionRef>T</eventDefinitionRef></intermediateCatchEvent>', timer),
    );
    expect(model.nodes[0]?.eventDefinitions).toEqual([
      { id: 'T', type: 'bpmn:TimerEventDefinition', timer: { kind: 'duration', expression: 'P1D' } },
    ]);
  });

  test('resolves references with the prefix of its own namespace', async () => {
    const xml = wrap(
      '<laneSet><lane id="L"><flowNodeRef>own:s</flowNodeRef></lane></laneSet><startEvent id="s"/><endEvent id="e"/><sequenceFlow id="f" sourceRef="own:s" targetRef="own:e"/><sequenceFlow id="g" sourceRef="s" targetRef="other:e"/>',
    ).replace('id="D"', 'id="D" targetNamespace="urn:own" xmlns:own="urn:own" xmlns:other="urn:other"');
    const { model, warnings } = await parseBpmn(xml);
    expect(model.flows).toMatchObject([{ id: 'f', source: 's', target: 'e' }]);
    expect(model.processes[0]?.lanes).toMatchObject([{ nodes: ['s'] }]);
    expect(warnings.map(({ value }) => value)).toEqual(['other:e']);
  });

  test('reads flows, scopes, conditions, names and lanes', async () => {
    const { model } = await parseBpmn(
      wrap(`<laneSet><lane id="L" name="学院"><flowNodeRef>a</flowNodeRef></lane></laneSet>
        <subProcess id="s"><userTask id="a" name="审批"><extensionElements><flow:name lang="en">Approve</flow:name></extensionElements></userTask></subProcess>
        <exclusiveGateway id="g" default="f2"/><endEvent id="e"/>
        <sequenceFlow id="f1" sourceRef="g" targetRef="e"><conditionExpression xsi:type="tFormalExpression">= x &gt; 1</conditionExpression></sequenceFlow>
        <sequenceFlow id="f2" sourceRef="g" targetRef="e"/>`),
    );
    const index = indexModel(model);
    expect(index.scopesOf('a')).toEqual(['s', 'P']);
    expect(index.outgoing('g').map((f) => [f.id, f.condition, f.isDefault])).toEqual([
      ['f1', 'x > 1', false],
      ['f2', undefined, true],
    ]);
    const a = index.node('a');
    expect(a && [displayName(a, 'zh'), displayName(a, 'en')]).toEqual(['审批', 'Approve']);
    expect(executableProcess(model)?.lanes).toEqual([{ id: 'L', name: '学院', names: {}, nodes: ['a'] }]);
  });

  test('the model is plain data', async () => {
    const { model } = await parseBpmn(wrap('<userTask id="a"/>'));
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  test.each([
    ['', 'model-unreadable', 1],
    ['<html></html>', 'model-unreadable', undefined],
    [
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">\n<process>\n</definitions>',
      'model-unreadable',
      3,
    ],
    ['<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', 'model-forbidden-markup', 2],
    ['<x>'.padEnd(MAX_XML_LENGTH + 1, ' '), 'model-too-large', undefined],
  ])('refuses what cannot or must not be read', async (xml, code, line) => {
    const parsing = parseBpmn(xml);
    await expect(parsing).rejects.toThrow(ModelError);
    await expect(parsing).rejects.toMatchObject({ code, line });
  });

  test('refuses an entity bomb and deep nesting in bounded time', async () => {
    const entities = Array.from({ length: 30 }, (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};">`).join('');
    const began = performance.now();
    await expect(parseBpmn(`<!DOCTYPE d [<!ENTITY e0 "x">${entities}]><d>&e30;</d>`)).rejects.toThrow(ModelError);
    const depth = 20_000;
    const deep = `${'<subProcess>'.repeat(depth)}${'</subProcess>'.repeat(depth)}`;
    await expect(parseBpmn(wrap(deep))).rejects.toMatchObject({ code: 'model-too-large' });
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
