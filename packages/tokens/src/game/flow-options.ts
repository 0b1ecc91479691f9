import type { FlowNode, ModelIndex, SequenceFlow } from '@flowhall/bpmn';

/** Up to this many flows every set of them is an option; of more flows each one, each pair and all of them. */
const ALL_SETS_UP_TO = 4;

/**
 * The sets of outgoing flows that a node's token may take (BPMN 2.0, 13.3), depending on what is known of the conditions.
 *
 * @param known value of a flow's condition; undefined when it cannot be known
 */
export function flowOptions(
  index: ModelIndex,
  node: FlowNode,
  known: (flow: SequenceFlow) => boolean | undefined,
): (readonly SequenceFlow[])[] {
  const outgoing = index.outgoing(node.id);
  if (node.type === 'bpmn:ParallelGateway' || outgoing.length < 2) return [outgoing];
  if (node.manualBranching)
    return node.type === 'bpmn:InclusiveGateway' ? sets(outgoing) : outgoing.map((flow) => [flow]);
  const standard = outgoing.filter((flow) => flow.isDefault);
  const others = outgoing.filter((flow) => !flow.isDefault);
  return node.type === 'bpmn:ExclusiveGateway' ? one(others, standard, known) : some(node, others, standard, known);
}

type Known = (flow: SequenceFlow) => boolean | undefined;

const holds = (flow: SequenceFlow, known: Known) => flow.condition === undefined || known(flow);

/** The first flow whose condition holds: nothing behind a condition that surely holds can be taken. */
function one(others: readonly SequenceFlow[], standard: readonly SequenceFlow[], known: Known): SequenceFlow[][] {
  const sure = others.findIndex((flow) => holds(flow, known) === true);
  const open = (sure < 0 ? others : others.slice(0, sure + 1)).filter((flow) => holds(flow, known) !== false);
  return (sure < 0 ? [...open, ...standard] : open).map((flow) => [flow]);
}

/** Every flow whose condition holds; the default flow when no condition does. */
function some(
  node: FlowNode,
  others: readonly SequenceFlow[],
  standard: readonly SequenceFlow[],
  known: Known,
): (readonly SequenceFlow[])[] {
  const sure = others.filter((flow) => holds(flow, known) === true);
  const open = others.filter((flow) => holds(flow, known) === undefined);
  const isGateway = node.type.endsWith('Gateway');
  // unconditional flows of an activity do not stand in for a condition that holds
  const isDecided = sure.some((flow) => isGateway || flow.condition !== undefined);
  const rest = isDecided ? sure : [...sure, ...standard];
  const options = sets(open).map((set) => [...sure, ...set]);
  return rest.length ? [...options, rest] : options.length ? options : [[]];
}

/** Sets of at least one flow. */
function sets(flows: readonly SequenceFlow[]): (readonly SequenceFlow[])[] {
  if (flows.length <= ALL_SETS_UP_TO) {
    const found: SequenceFlow[][] = [];
    for (let bits = 1; bits < 2 ** flows.length; bits++) found.push(flows.filter((_, i) => bits & (1 << i)));
    return found;
  }
  const pairs = flows.flatMap((flow, i) => flows.slice(i + 1).map((other) => [flow, other]));
  return [...flows.map((flow) => [flow]), ...(pairs.length <= 100 ? pairs : []), flows];
}
