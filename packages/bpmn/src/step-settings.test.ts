import { expect, test } from 'vitest';
import { parseBpmn } from './parse.ts';
import { isManualBranching, readCc, readStepSettings } from './read-settings.ts';

const wrap = (body: string) =>
  `<definitions id="D" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flow="https://flowhall.dev/schema/flow/1"><process id="P" isExecutable="true">${body}</process></definitions>`;

async function read(extension: string, tag = 'userTask') {
  const { model, elementsById } = await parseBpmn(
    wrap(`<${tag} id="a"><extensionElements>${extension}</extensionElements></${tag}>`),
  );
  const node = model.nodes[0];
  const element = elementsById.get('a');
  if (!node || !element) throw new Error('not read');
  return { node, element };
}

const nobody = (then: string, users?: string[]) => (users ? { then, users } : { then });

test('a full step', async () => {
  const { node, element } =
    await read(`<flow:step kind="handle" form="card" mode="vote" pick="many" disagree="branch" onNobody="users" onNobodyUsers="u1, u2" onSamePerson="head">
    <flow:name lang="zh">制卡</flow:name>
    <flow:assignment rule="initiator"/><flow:assignment rule="users" users="u1 u2"/>
    <flow:assignment rule="role" role="card" department="d1"/><flow:assignment rule="post" post="director"/>
    <flow:assignment rule="head" levels="2"/><flow:assignment rule="form-department-head" field="dept"/>
    <flow:assignment rule="form-users" field="auditor"/><flow:assignment rule="handler-of" step="apply"/>
    <flow:assignment rule="chosen" scope="department"/><flow:assignment rule="expression">= initiator.tutor</flow:assignment>
    <flow:action name="disagree" labelZh="不同意" labelEn="Reject" opinion="required"/><flow:action name="transfer" opinion="none" signature="required" attachment="optional"/>
    <flow:notification event="arrived" channels="inbox,sms"/>
    <flow:due after=" P2D " remindBefore="PT4H, P1D" remindAfter="P1D" overdue="head"/>
  </flow:step>`);
  const settings = readStepSettings(element);
  expect(settings).toEqual({
    kind: 'handle',
    form: 'card',
    mode: 'vote',
    pick: 'many',
    disagree: 'branch',
    onNobody: nobody('users', ['u1', 'u2']),
    onSamePerson: 'head',
    assignments: [
      { rule: 'initiator' },
      { rule: 'users', users: ['u1', 'u2'] },
      { rule: 'role', role: 'card', department: 'd1' },
      { rule: 'post', post: 'director' },
      { rule: 'head', levels: 2 },
      { rule: 'form-department-head', field: 'dept' },
      { rule: 'form-users', field: 'auditor' },
      { rule: 'handler-of', step: 'apply' },
      { rule: 'chosen', scope: 'department' },
      { rule: 'expression', expression: 'initiator.tutor' },
    ],
    actions: [
      { name: 'agree', labels: {}, opinion: 'optional', signature: 'none', attachment: 'none' },
      {
        name: 'disagree',
        labels: { zh: '不同意', en: 'Reject' },
        opinion: 'required',
        signature: 'none',
        attachment: 'none',
      },
      { name: 'transfer', labels: {}, opinion: 'none', signature: 'required', attachment: 'optional' },
    ],
    notifications: [{ event: 'arrived', channels: ['inbox', 'sms'] }],
    due: { after: 'P2D', counts: 'working', remindBefore: ['PT4H', 'P1D'], remindAfter: ['P1D'], overdue: 'head' },
  });
  expect(readStepSettings(node)).toEqual(settings);
  expect(node.names).toEqual({ zh: '制卡' });
});

test('what is left out has a default', async () => {
  const { node } = await read('<flow:step><flow:assignment rule="initiator"/></flow:step>');
  expect(readStepSettings(node)).toEqual({
    kind: 'approve',
    mode: 'single',
    pick: 'no',
    disagree: 'reject',
    onNobody: nobody('refuse'),
    onSamePerson: 'ask',
    assignments: [{ rule: 'initiator' }],
    actions: [{ name: 'agree', labels: {}, opinion: 'optional', signature: 'none', attachment: 'none' }],
    notifications: [],
  });
});

test('a task without flow:step has no settings', async () => {
  const { node, element } = await read('');
  expect([readStepSettings(node), readStepSettings(element), readCc(node)]).toEqual([undefined, undefined, []]);
});

test('copies and manual branching', async () => {
  const end = await read('<flow:cc><flow:assignment rule="role" role="hr"/></flow:cc>', 'endEvent');
  expect(readCc(end.node)).toEqual([{ rule: 'role', role: 'hr' }]);
  const manual = await read('<flow:branching choice="manual"/>', 'exclusiveGateway');
  expect([isManualBranching(manual.node), isManualBranching(manual.element)]).toEqual([true, true]);
  expect(isManualBranching((await read('<flow:branching/>', 'exclusiveGateway')).node)).toBe(false);
});
