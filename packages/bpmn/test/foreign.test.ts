// biome-ignore-all lint/suspicious/noTemplateCurlyInString: other engines write their expressions so
import { describe, expect, it } from 'vitest';
import { juelToFeel } from '../src/foreign/juel.ts';
import { adoptForeign, parseBpmn, readStepSettings } from '../src/index.ts';

const file = (namespaces: string, tasks: string, flows = '') => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${namespaces} targetNamespace="urn:t">
  <process id="p" isExecutable="true">
    <startEvent id="s" />${tasks}<endEvent id="e" />
    <sequenceFlow id="f1" sourceRef="s" targetRef="a" />${flows}
  </process>
</definitions>`;
const CAMUNDA = 'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"';
const ZEEBE = 'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"';
const FLOWABLE = 'xmlns:flowable="http://flowable.org/bpmn"';

async function adopted(xml: string) {
  const result = await adoptForeign(xml);
  const { model } = await parseBpmn(result.xml);
  const step = (id: string) => readStepSettings(model.nodes.find((node) => node.id === id)!);
  return { ...result, model, step };
}

describe('a file of Camunda 7', () => {
  it('gives its steps people, forms and due times', async () => {
    const { step, mapped, kept, xml } = await adopted(
      file(
        CAMUNDA,
        `<userTask id="a" name="Apply" camunda:assignee="\${initiator}" camunda:formKey="embedded:app:forms/leave.html" />
         <userTask id="b" camunda:candidateUsers="kim, lee" camunda:candidateGroups="hr" camunda:dueDate="P2D" />`,
        '<sequenceFlow id="f2" sourceRef="a" targetRef="b" /><sequenceFlow id="f3" sourceRef="b" targetRef="e" />',
      ),
    );
    expect(step('a')).toMatchObject({ kind: 'apply', form: 'leave', assignments: [{ rule: 'initiator' }] });
    expect(step('b')).toMatchObject({
      kind: 'approve',
      mode: 'claim',
      assignments: [
        { rule: 'users', users: ['kim', 'lee'] },
        { rule: 'role', role: 'hr' },
      ],
      due: { after: 'P2D' },
    });
    expect(mapped).toHaveLength(5);
    expect(mapped[0]).toMatchObject({ elementId: 'a', element: 'Apply', written: 'camunda:assignee="${initiator}"' });
    expect(kept).toEqual([]);
    expect(xml).toContain('camunda:candidateGroups="hr"');
  });

  it('keeps listeners, delegates and conditions that cannot be said, and lists them', async () => {
    const { kept, xml, model } = await adopted(
      file(
        CAMUNDA,
        `<serviceTask id="a" camunda:class="org.example.Pay"><extensionElements>
           <camunda:executionListener class="org.example.Log" event="start" /></extensionElements></serviceTask>`,
        `<sequenceFlow id="f2" sourceRef="a" targetRef="e"><conditionExpression xsi:type="tFormalExpression">\${bean.check(x)}</conditionExpression></sequenceFlow>`,
      ),
    );
    expect(kept.map(({ written }) => written)).toEqual([
      'camunda:class="org.example.Pay"',
      'camunda:executionListener class="org.example.Log"',
      '${bean.check(x)}',
    ]);
    expect(kept.every(({ message }) => message.zh !== '' && message.en !== '')).toBe(true);
    expect(xml).toContain('camunda:executionListener');
    expect(model.flows.find(({ id }) => id === 'f2')?.condition).toBe('${bean.check(x)}');
  });
});

describe('what lies inside of steps and events', () => {
  it('is said in FEEL where it can be, and listed where not', async () => {
    const { mapped, kept, model, step } = await adopted(
      file(
        CAMUNDA,
        `<userTask id="a" camunda:assignee="\${applicant}"><multiInstanceLoopCharacteristics camunda:collection="people" camunda:elementVariable="person"><completionCondition xsi:type="tFormalExpression">\${nrOfCompletedInstances >= 2}</completionCondition></multiInstanceLoopCharacteristics></userTask>
         <intermediateCatchEvent id="t"><timerEventDefinition id="d"><timeDate xsi:type="tFormalExpression">\${startDate}</timeDate></timerEventDefinition></intermediateCatchEvent>
         <intermediateCatchEvent id="u"><timerEventDefinition id="d2"><timeDate xsi:type="tFormalExpression">\${bean.date()}</timeDate></timerEventDefinition></intermediateCatchEvent>`,
      ),
    );
    expect(mapped.map(({ elementId, written }) => [elementId, written])).toEqual([
      ['a', 'camunda:assignee="${applicant}"'],
      ['a', '${nrOfCompletedInstances >= 2}'],
      ['t', '${startDate}'],
    ]);
    expect(kept.map(({ elementId, written }) => [elementId, written])).toEqual([
      ['a', 'camunda:collection="people"'],
      ['a', 'camunda:elementVariable="person"'],
      ['u', '${bean.date()}'],
    ]);
    expect(model.nodes.find(({ id }) => id === 't')?.eventDefinitions[0]?.timer?.expression).toBe('= startDate');
    expect(step('a')?.actions.map(({ name }) => name)).toEqual(['agree']);
  });
});

describe('a file of Flowable', () => {
  it('gives its conditions in FEEL', async () => {
    const { model, mapped, step } = await adopted(
      file(
        FLOWABLE,
        '<userTask id="a" flowable:assignee="admin" flowable:formKey="apply" />',
        `<sequenceFlow id="f2" sourceRef="a" targetRef="e"><conditionExpression xsi:type="tFormalExpression"><![CDATA[\${amount > 1000 && type == 'big'}]]></conditionExpression></sequenceFlow>`,
      ),
    );
    expect(model.flows.find(({ id }) => id === 'f2')?.condition).toBe('amount > 1000 and type = "big"');
    expect(step('a')).toMatchObject({ form: 'apply', assignments: [{ rule: 'users', users: ['admin'] }] });
    expect(mapped.map(({ elementId }) => elementId)).toContain('f2');
  });
});

describe('a file of Camunda 8', () => {
  it('gives its assignment definitions and forms', async () => {
    const { step, kept } = await adopted(
      file(
        ZEEBE,
        `<userTask id="a"><extensionElements>
          <zeebe:assignmentDefinition assignee="= manager" candidateGroups="sales" />
          <zeebe:formDefinition formId="order-check" />
          <zeebe:taskSchedule dueDate="= due" />
          <zeebe:ioMapping><zeebe:input source="= a" target="b" /></zeebe:ioMapping>
        </extensionElements></userTask>`,
      ),
    );
    expect(step('a')).toMatchObject({
      form: 'order-check',
      assignments: [
        { rule: 'expression', expression: 'manager' },
        { rule: 'role', role: 'sales' },
      ],
      due: { after: '= due' },
    });
    expect(kept.map(({ written }) => written)).toEqual(['zeebe:ioMapping']);
  });
});

describe('a file of ours', () => {
  it('is left as it is', async () => {
    const xml = file('xmlns:flow="https://flowhall.dev/schema/flow/1"', '<task id="a" />');
    expect(await adoptForeign(xml)).toEqual({ xml, mapped: [], kept: [] });
  });

  it('with settings of both counts as ours', async () => {
    const xml = file(
      `${CAMUNDA} xmlns:flow="https://flowhall.dev/schema/flow/1"`,
      `<userTask id="a" camunda:assignee="kim"><extensionElements><flow:step><flow:assignment rule="initiator" /></flow:step></extensionElements></userTask>`,
    );
    expect(await adoptForeign(xml)).toEqual({ xml, mapped: [], kept: [] });
  });
});

describe('expressions of other engines', () => {
  it.each([
    ['${approved}', 'approved'],
    ['${!approved}', 'not(approved)'],
    ["${execution.getVariable('days') >= 3}", 'days >= 3'],
    ['${a eq 1 or b ne "x"}', 'a = 1 or b != "x"'],
    ['${empty note}', '(note = null or note = "")'],
    ['${days gt 3 ? "long" : "short"}', 'if days > 3 then "long" else "short"'],
    ['#{order.total < 10.5}', 'order.total < 10.5'],
  ])('%s', (juel, feel) => expect(juelToFeel(juel)).toBe(feel));

  it.each([
    '${list[0] == 1}',
    '${a div b}',
    '${x instanceof y}',
    '${bean.run()}',
    '${a % 2 == 0}',
    'plain',
    '${a}${b}',
    '${a ? b : c ? d : e}',
    '${"}',
  ])('%s is left alone', (juel) => expect(juelToFeel(juel)).toBeUndefined());
});
