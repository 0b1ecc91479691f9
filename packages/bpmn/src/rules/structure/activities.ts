import { type BpmnDocument, levelOf } from '../../structure/bpmn-document.ts';
import {
  around,
  attribute,
  type BpmnElement,
  flag,
  isA,
  isExecutable,
  part,
  parts,
} from '../../structure/bpmn-element.ts';
import type { StructureRule } from './structure-rule.ts';

/** Activities: quantities, loops, resources, instantiation. */
export const activityRules: readonly StructureRule[] = [
  {
    id: 'activity-quantity',
    severity: 'error',
    source: 'Activities',
    demand: {
      zh: '活动的 startQuantity 和 completionQuantity 不能小于 1。',
      en: 'startQuantity and completionQuantity of an activity are at least 1.',
    },
    mend: { zh: '请改为 1 或更大。', en: 'Set it to 1 or more.' },
    on: ['Activity'],
    breaks: (activity) =>
      ['startQuantity', 'completionQuantity'].some((name) => Number(attribute(activity, name) ?? 1) < 1),
  },
  {
    id: 'loop-kinds',
    severity: 'error',
    source: 'Loop Characteristics',
    demand: {
      zh: '活动不能同时是循环和多实例。',
      en: 'An activity has a standard loop or is multi-instance, not both.',
    },
    mend: { zh: '请只保留一种。', en: 'Keep one of them.' },
    on: ['Activity'],
    breaks: (activity) => parts(activity, 'loopCharacteristics').length > 1,
  },
  {
    id: 'loop-maximum',
    severity: 'error',
    source: 'Loop Characteristics',
    demand: { zh: '循环的 loopMaximum 不能小于 1。', en: 'loopMaximum of a standard loop is at least 1.' },
    mend: { zh: '请改为 1 或更大，或删除它。', en: 'Set it to 1 or more, or remove it.' },
    on: ['StandardLoopCharacteristics'],
    breaks: (loop) => Number(attribute(loop, 'loopMaximum') ?? 1) < 1,
  },
  {
    id: 'multi-instance-number',
    severity: 'error',
    source: 'Loop Characteristics',
    demand: {
      zh: '可执行流程的多实例必须说明实例数：loopCardinality 或 loopDataInputRef，且只能有一个。',
      en: 'A multi-instance activity of an executable process says how many instances there are: by loopCardinality or by loopDataInputRef, not by both.',
    },
    mend: { zh: '请设置其中之一。', en: 'Set one of them.' },
    on: ['MultiInstanceLoopCharacteristics'],
    breaks: (loop) => {
      const given = ['loopCardinality', 'loopDataInputRef'].filter((role) => part(loop, role) !== undefined).length;
      return given > 1 || (given === 0 && isExecutable(loop));
    },
  },
  {
    id: 'multi-instance-data',
    severity: 'error',
    source: 'Loop Characteristics',
    demand: {
      zh: '任务的多实例数据必须是它自己的数据输入和数据输出；子流程的必须是可见的数据。',
      en: 'Multi-instance data of a task are its own data inputs and outputs; those of a sub-process are data that it can see.',
    },
    mend: {
      zh: '请引用任务 ioSpecification 中的数据输入或数据输出。',
      en: 'Refer to a data input or output of the ioSpecification of the task.',
    },
    on: ['MultiInstanceLoopCharacteristics'],
    breaks: function* (loop, document) {
      for (const [property, kind] of [
        ['loopDataInputRef', 'DataInput'],
        ['loopDataOutputRef', 'DataOutput'],
      ] as const)
        for (const data of document.targets(loop, property))
          if (!isOwn(data, loop, kind)) yield { element: loop.parent ?? loop, detail: `${property} → ${data.id}` };
    },
  },
  {
    id: 'multi-instance-behavior',
    severity: 'error',
    source: 'Loop Characteristics',
    demand: {
      zh: '多实例行为 None、One 和 Complex 需要相应的事件或行为定义。',
      en: 'Behaviour None needs noneBehaviorEventRef, One needs oneBehaviorEventRef, Complex needs a complexBehaviorDefinition.',
    },
    mend: { zh: '请补上，或改为 All。', en: 'Add it, or set the behaviour to All.' },
    on: ['MultiInstanceLoopCharacteristics'],
    breaks: (loop) => {
      const behavior = attribute(loop, 'behavior') ?? 'All';
      return (
        (behavior === 'None' && attribute(loop, 'noneBehaviorEventRef') === undefined) ||
        (behavior === 'One' && attribute(loop, 'oneBehaviorEventRef') === undefined) ||
        (behavior === 'Complex' && part(loop, 'complexBehaviorDefinition') === undefined)
      );
    },
  },
  {
    id: 'receive-task-start',
    severity: 'error',
    source: 'Tasks',
    demand: {
      zh: '启动流程的接收任务不能有进入的连线。',
      en: 'A receive task that starts a process has no incoming sequence flow.',
    },
    mend: { zh: '请删除连线，或取消 instantiate。', en: 'Remove the flow, or remove instantiate.' },
    on: ['ReceiveTask'],
    breaks: (task, document) => flag(task, 'instantiate') && document.incoming(task).length > 0,
  },
  {
    id: 'resource-role',
    severity: 'error',
    source: 'Resource Assignment',
    demand: {
      zh: '资源角色要么引用资源（可带参数绑定），要么使用资源分配表达式。',
      en: 'A resource role refers to a resource, with bindings of its parameters, or has an assignment expression.',
    },
    mend: { zh: '请只保留一种；参数绑定需要 resourceRef。', en: 'Keep one of them; bindings need resourceRef.' },
    on: ['ResourceRole'],
    breaks: (role) => {
      const refers = part(role, 'resourceRef') !== undefined;
      const binds = part(role, 'resourceParameterBinding') !== undefined;
      const assigns = part(role, 'resourceAssignmentExpression') !== undefined;
      return (assigns && (refers || binds)) || (binds && !refers);
    },
  },
  {
    id: 'resource-parameter',
    severity: 'error',
    source: 'Resource Assignment',
    demand: {
      zh: '参数绑定必须引用该资源的参数，必需的参数都要绑定。',
      en: 'Bindings refer to parameters of the resource, and every required parameter is bound.',
    },
    mend: { zh: '请补正参数绑定。', en: 'Correct the bindings.' },
    on: ['ResourceRole'],
    breaks: (role, document) => {
      const resource = document.target(role, 'resourceRef');
      if (!resource || !isA(resource, 'Resource')) return false;
      const known = parts(resource, 'resourceParameter');
      const bound = parts(role, 'resourceParameterBinding').flatMap((b) => document.targets(b, 'parameterRef'));
      return (
        bound.some((parameter) => !known.includes(parameter)) ||
        known.some((parameter) => flag(parameter, 'isRequired') && !bound.includes(parameter))
      );
    },
  },
  {
    id: 'called-data',
    severity: 'error',
    source: 'Call Activity',
    demand: {
      zh: '调用活动的数据输入和输出必须与被调用元素一致。',
      en: 'The data inputs and outputs of a call activity are those of what it calls.',
    },
    mend: { zh: '请从被调用元素复制 ioSpecification。', en: 'Copy the ioSpecification of what it calls.' },
    on: ['CallActivity'],
    breaks: (call, document) => {
      const called = document.target(call, 'calledElement');
      return isA(called, 'CallableElement') && called !== undefined && !hasSameData(call, called, document);
    },
  },
];

function isOwn(data: BpmnElement, loop: BpmnElement, kind: string): boolean {
  const activity = loop.parent;
  if (isA(activity, 'SubProcess'))
    return isA(data, 'ItemAwareElement') && (isA(data.parent, 'Definitions') || isAround(levelOf(data), activity));
  return isA(data, kind) && around(data, 'Activity') === activity;
}

function isAround(level: BpmnElement | undefined, element: BpmnElement | undefined): boolean {
  let outer = element;
  while (outer && outer !== level) outer = outer.parent;
  return outer !== undefined;
}

function hasSameData(call: BpmnElement, called: BpmnElement, document: BpmnDocument): boolean {
  const [mine, theirs] = [call, called].map((element) => part(element, 'ioSpecification'));
  const items = (specification: BpmnElement | undefined, kind: string) =>
    (specification ? parts(specification, kind) : [])
      .map((data) => document.target(data, 'itemSubjectRef')?.id ?? '')
      .sort()
      .join(' ');
  const count = (specification: BpmnElement | undefined, kind: string) =>
    specification ? parts(specification, kind).length : 0;
  return ['dataInput', 'dataOutput'].every(
    (kind) => count(mine, kind) === count(theirs, kind) && items(mine, kind) === items(theirs, kind),
  );
}
