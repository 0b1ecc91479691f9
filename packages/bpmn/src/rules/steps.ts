import type { Assignment } from '../assignment.ts';
import type { ValidationContext } from '../finding.ts';
import type { FlowNode } from '../process-model.ts';
import { error, label, type RuleFinding, type RuleGroup, type RuleInput } from './rule.ts';

/** Every user task says who works on it and with which form, and names only what exists. */
export const stepRules: RuleGroup = function* (input) {
  for (const node of input.parsed.model.nodes) {
    if (node.type === 'bpmn:UserTask') yield* taskFindings(input, node);
    for (const assignment of [...(node.step?.assignments ?? []), ...node.cc])
      yield* assignmentFindings(input, node, assignment);
  }
};

function* taskFindings({ context }: RuleInput, node: FlowNode): Iterable<RuleFinding> {
  const which = label(node);
  const { step } = node;
  if (!step?.assignments.length)
    yield error(
      step ? 'assignment-missing' : 'step-missing',
      node.id,
      { zh: `环节${which.zh}没有设置办理人。`, en: `Nobody is assigned to step ${which.en}.` },
      { zh: '请在环节设置中至少添加一条办理人规则。', en: 'Add at least one assignment to the step.' },
    );
  if (step?.form !== undefined && unknown(context.forms, step.form))
    yield error(
      'form-unknown',
      node.id,
      {
        zh: `环节${which.zh}的表单“${step.form}”不存在。`,
        en: `Form "${step.form}" of step ${which.en} does not exist.`,
      },
      { zh: '请选择已有的表单，或添加该表单。', en: 'Choose an existing form, or add it.' },
    );
  if (step?.onNobody.then === 'users')
    yield* unknownFindings(context, node, 'users', step.onNobody.users, '人员', 'user');
}

function* assignmentFindings(input: RuleInput, node: FlowNode, assignment: Assignment): Iterable<RuleFinding> {
  const { context, index } = input;
  switch (assignment.rule) {
    case 'users':
      return yield* unknownFindings(context, node, 'users', assignment.users, '人员', 'user');
    case 'role':
      yield* unknownFindings(context, node, 'roles', [assignment.role], '角色', 'role');
      return yield* departmentFindings(context, node, assignment.department);
    case 'post':
      yield* unknownFindings(context, node, 'posts', [assignment.post], '岗位', 'post');
      return yield* departmentFindings(context, node, assignment.department);
    case 'chosen':
      if (assignment.role) yield* unknownFindings(context, node, 'roles', [assignment.role], '角色', 'role');
      return yield* departmentFindings(context, node, assignment.department);
    case 'head':
      if (!Number.isInteger(assignment.levels) || assignment.levels < 0) yield invalid(node, 'levels');
      return;
    case 'form-department-head':
    case 'form-users':
      if (!assignment.field) yield invalid(node, 'field');
      return;
    case 'handler-of':
      if (index.node(assignment.step)?.type !== 'bpmn:UserTask') yield unknownStep(node, assignment.step);
  }
}

function* departmentFindings(context: ValidationContext, node: FlowNode, department?: string): Iterable<RuleFinding> {
  if (department && department !== 'initiator')
    yield* unknownFindings(context, node, 'departments', [department], '部门', 'department');
}

function* unknownFindings(
  context: ValidationContext,
  node: FlowNode,
  kind: 'users' | 'roles' | 'posts' | 'departments',
  names: string[],
  zh: string,
  en: string,
): Iterable<RuleFinding> {
  if (!names.some(Boolean)) yield invalid(node, kind);
  for (const name of names) {
    if (!name || !unknown(context[kind], name)) continue;
    const which = label(node);
    yield error(
      'assignment-unknown',
      node.id,
      {
        zh: `环节${which.zh}引用的${zh}“${name}”不存在。`,
        en: `Step ${which.en} names the ${en} "${name}", who or which does not exist.`,
      },
      { zh: `请选择已有的${zh}。`, en: `Choose an existing ${en}.` },
    );
  }
}

function unknown(known: Iterable<string> | undefined, name: string): boolean {
  return known !== undefined && !new Set(known).has(name);
}

function invalid(node: FlowNode, attribute: string): RuleFinding {
  const which = label(node);
  return error(
    'assignment-incomplete',
    node.id,
    {
      zh: `环节${which.zh}的办理人规则缺少有效的 ${attribute}。`,
      en: `An assignment of step ${which.en} has no valid ${attribute}.`,
    },
    { zh: '请补全该规则。', en: 'Complete the assignment.' },
  );
}

function unknownStep(node: FlowNode, step: string): RuleFinding {
  const which = label(node);
  return error(
    'assignment-step-unknown',
    node.id,
    {
      zh: `环节${which.zh}引用的环节“${step}”不存在或不是人工环节。`,
      en: `Step ${which.en} refers to "${step}", which is no user task.`,
    },
    { zh: '请选择已有的人工环节。', en: 'Choose an existing user task.' },
  );
}
