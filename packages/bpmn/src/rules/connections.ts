import { child, type ModdleElement } from '../moddle-element.ts';
import type { FlowNode } from '../process-model.ts';
import { elements, error, label, type RuleFinding, type RuleGroup, type RuleInput } from './rule.ts';

/** Flows have two ends in one scope; nodes are connected; events stand where they may. */
export const connectionRules: RuleGroup = function* (input) {
  for (const element of elements(input)) if (element.$type === 'bpmn:SequenceFlow') yield* flowFindings(input, element);
  for (const node of input.parsed.model.nodes) {
    yield* (node.attachedTo ?? node.type === 'bpmn:BoundaryEvent')
      ? boundaryFindings(input, node)
      : inwardFindings(input, node);
    yield* outwardFindings(input, node);
  }
};

function* flowFindings({ index }: RuleInput, element: ModdleElement): Iterable<RuleFinding> {
  const which = label(element);
  const source = index.node(child(element, 'sourceRef')?.id ?? '');
  const target = index.node(child(element, 'targetRef')?.id ?? '');
  if (!source || !target) {
    yield error(
      'flow-dangling',
      element.id,
      { zh: `连线${which.zh}没有连接两端的环节。`, en: `Flow ${which.en} does not connect two elements.` },
      { zh: '请连好两端，或删除连线。', en: 'Connect both ends, or remove the flow.' },
    );
  } else if (source.scopeId !== target.scopeId) {
    yield error(
      'flow-crosses-scope',
      element.id,
      {
        zh: `连线${which.zh}跨越了子流程或流程的边界。`,
        en: `Flow ${which.en} crosses the border of a process or sub-process.`,
      },
      { zh: '请在同一流程或子流程内连线。', en: 'Connect elements of the same process or sub-process.' },
    );
  }
}

function* inwardFindings({ index }: RuleInput, node: FlowNode): Iterable<RuleFinding> {
  const which = label(node);
  const isStart = node.type === 'bpmn:StartEvent';
  if (isStart && node.incoming.length)
    yield error(
      'flow-into-start',
      node.id,
      { zh: `有连线进入开始事件${which.zh}。`, en: `A flow leads into start event ${which.en}.` },
      { zh: '请把连线指向开始事件之后的环节。', en: 'Lead the flow to the element after it.' },
    );
  const hasStart = index.nodesOf(node.scopeId).some((n) => n.type === 'bpmn:StartEvent');
  const isTop = index.node(node.scopeId) === undefined;
  if (!isStart && !node.incoming.length && (hasStart || isTop))
    yield error(
      'not-connected',
      node.id,
      { zh: `环节${which.zh}没有进入的连线，永远不会执行。`, en: `Nothing leads to ${which.en}: it can never happen.` },
      { zh: '请连接它，或删除它。', en: 'Connect it, or remove it.' },
    );
}

function* outwardFindings({ index }: RuleInput, node: FlowNode): Iterable<RuleFinding> {
  const which = label(node);
  const isEnd = node.type === 'bpmn:EndEvent';
  if (isEnd && node.outgoing.length)
    yield error(
      'flow-out-of-end',
      node.id,
      { zh: `有连线离开结束事件${which.zh}。`, en: `A flow leads out of end event ${which.en}.` },
      { zh: '请删除该连线。', en: 'Remove the flow.' },
    );
  const hasEnd = index.nodesOf(node.scopeId).some((n) => n.type === 'bpmn:EndEvent');
  if (!isEnd && !node.outgoing.length && hasEnd)
    yield error(
      'dead-end',
      node.id,
      { zh: `环节${which.zh}之后没有任何环节。`, en: `Nothing follows ${which.en}.` },
      { zh: '请连接到下一环节或结束事件。', en: 'Connect it to the next step or to an end event.' },
    );
}

function* boundaryFindings({ index }: RuleInput, node: FlowNode): Iterable<RuleFinding> {
  const which = label(node);
  const host = index.node(node.attachedTo ?? '');
  if (!host || !/Task$|SubProcess$|CallActivity$/.test(host.type))
    yield error(
      'boundary-host',
      node.id,
      {
        zh: `边界事件${which.zh}没有附着在任务或子流程上。`,
        en: `Boundary event ${which.en} is not attached to an activity.`,
      },
      { zh: '请把它放到任务或子流程的边框上。', en: 'Attach it to a task or sub-process.' },
    );
  if (node.incoming.length)
    yield error(
      'flow-into-boundary',
      node.id,
      { zh: `有连线进入边界事件${which.zh}。`, en: `A flow leads into boundary event ${which.en}.` },
      { zh: '请删除该连线。', en: 'Remove the flow.' },
    );
}
