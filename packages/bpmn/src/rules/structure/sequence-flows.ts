import { type BpmnDocument, levelOf } from '../../structure/bpmn-document.ts';
import { type BpmnElement, flag, isA, isExecutable, part, parts, textOf } from '../../structure/bpmn-element.ts';
import type { StructureRule, Violation } from './structure-rule.ts';

/** Sequence flows connect flow nodes of one level, and conditions stand only where they are evaluated. */
export const sequenceFlowRules: readonly StructureRule[] = [
  {
    id: 'flow-crosses-scope',
    severity: 'error',
    source: 'Sequence Flow Connections Rules',
    demand: {
      zh: '顺序流不能跨越流程（泳池）或子流程的边界。',
      en: 'A sequence flow crosses neither the border of a pool nor that of a sub-process.',
    },
    mend: { zh: '请在同一流程或子流程内连线。', en: 'Connect elements of the same process or sub-process.' },
    on: ['SequenceFlow'],
    breaks: (flow, document) => {
      const levels = [flow, ...ends(flow, document)].map(levelOf);
      return new Set(levels).size > 1;
    },
  },
  {
    id: 'event-sub-process-flow',
    severity: 'error',
    source: 'Sub-Processes',
    demand: {
      zh: '事件子流程不能有进入或离开的顺序流。',
      en: 'An event sub-process has neither incoming nor outgoing sequence flows.',
    },
    mend: { zh: '请删除连线：事件子流程由其开始事件触发。', en: 'Remove the flow: its start event triggers it.' },
    on: ['SequenceFlow'],
    breaks: function* (flow, document) {
      for (const end of ends(flow, document)) if (isEventSubProcess(end)) yield { element: flow, detail: end.id ?? '' };
    },
  },
  {
    id: 'flow-not-immediate',
    severity: 'error',
    source: 'Sequence Flow',
    demand: {
      zh: '可执行流程的顺序流不能设置 isImmediate="false"。',
      en: 'In an executable process no sequence flow has isImmediate="false".',
    },
    mend: { zh: '请删除该属性。', en: 'Remove the attribute.' },
    on: ['SequenceFlow'],
    breaks: (flow) => isExecutable(flow) && !flag(flow, 'isImmediate', true),
  },
  {
    id: 'condition-source',
    severity: 'error',
    source: 'Sequence Flow',
    demand: {
      zh: '从开始事件、并行网关或事件网关出发的顺序流不能带条件。',
      en: 'A sequence flow that leaves a start event, a parallel gateway or an event-based gateway has no condition.',
    },
    mend: {
      zh: '请删除条件，或改用排他或包容网关。',
      en: 'Remove the condition, or use an exclusive or inclusive gateway.',
    },
    on: ['SequenceFlow'],
    breaks: (flow, document) =>
      isConditional(flow) &&
      isA(document.target(flow, 'sourceRef'), 'StartEvent', 'ParallelGateway', 'EventBasedGateway'),
  },
  {
    id: 'condition-alone',
    severity: 'error',
    source: 'Sequence Flow',
    demand: {
      zh: '活动如有带条件的离开连线，必须还有另一条离开的连线。',
      en: 'An activity with a conditional outgoing sequence flow has at least one other outgoing sequence flow.',
    },
    mend: {
      zh: '请添加一条默认连线，或删除条件。',
      en: 'Add a default flow to go on with when the condition does not hold, or remove the condition.',
    },
    on: ['Activity'],
    breaks: (activity, document) => {
      const [only, other] = document.outgoing(activity);
      return only !== undefined && !other && isConditional(only);
    },
  },
  {
    id: 'default-elsewhere',
    severity: 'error',
    source: 'Sequence Flow',
    demand: {
      zh: '默认连线必须从该元素出发。',
      en: 'The default flow of an activity or gateway is one of its own outgoing sequence flows.',
    },
    mend: { zh: '请选择从它出发的连线作为默认连线。', en: 'Choose one of its own outgoing flows.' },
    on: ['Activity', 'Gateway'],
    breaks: (node, document) =>
      document
        .targets(node, 'default')
        .some((flow) => isA(flow, 'SequenceFlow') && !document.outgoing(node).includes(flow)),
  },
  {
    id: 'flow-not-listed',
    severity: 'error',
    source: 'Sequence Flow',
    demand: {
      zh: '节点列出的 incoming 和 outgoing 必须与顺序流一致。',
      en: 'What a node lists as incoming and outgoing agrees with the sequence flows.',
    },
    mend: {
      zh: '请用设计器重新保存文件，或补正所列的连线。',
      en: 'Save the file with a modeler again, or correct the lists.',
    },
    on: ['Definitions'],
    breaks: (_, document) => listed(document),
  },
];

/** Whether a sequence flow has a condition. */
export function isConditional(flow: BpmnElement): boolean {
  return part(flow, 'conditionExpression') !== undefined;
}

/** Whether an element is an event sub-process. */
export function isEventSubProcess(element: BpmnElement | undefined): boolean {
  return element !== undefined && isA(element, 'SubProcess') && flag(element, 'triggeredByEvent');
}

function ends(flow: BpmnElement, document: BpmnDocument): BpmnElement[] {
  return ['sourceRef', 'targetRef'].flatMap((end) => document.targets(flow, end)).filter((end) => isA(end, 'FlowNode'));
}

/** Files may leave the lists out altogether; those that have them must have them right. */
function* listed(document: BpmnDocument): Iterable<Violation> {
  const nodes = document.of('FlowNode');
  const isUsed = nodes.some((node) => parts(node, 'incoming').length + parts(node, 'outgoing').length > 0);
  if (!isUsed) return;
  for (const node of nodes)
    for (const [list, end, flows] of [
      ['incoming', 'targetRef', document.incoming(node)],
      ['outgoing', 'sourceRef', document.outgoing(node)],
    ] as const) {
      const named = new Set(document.targets(node, list));
      for (const flow of flows) if (!named.has(flow)) yield { element: node, detail: `${list}: ${flow.id ?? '?'}` };
      for (const flow of named)
        if (isA(flow, 'SequenceFlow') && document.target(flow, end) !== node)
          yield { element: node, detail: `<${list}>${textOf(flow) || flow.id}` };
    }
}
