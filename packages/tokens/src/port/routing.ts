import type { FlowNode, ModelIndex, SequenceFlow } from '@flowhall/bpmn';
import { ChoiceRequiredError, type FlowOption, NoFlowTakenError } from './errors.ts';

/** What decides at a fork. */
export interface Decider {
  /** Value of a flow's condition. */
  holds(flow: SequenceFlow): boolean;
  /** Flows the handler chose. */
  chosen: ReadonlySet<string>;
  /** Ask for a choice even where a default flow would do (previews). */
  alwaysAsk?: boolean;
}

/**
 * The outgoing flows that a node's token takes (BPMN 2.0, 13.3): exclusive one, parallel all, inclusive and complex all whose
 * condition holds; anything else all without a condition and those whose condition holds.
 *
 * @throws ChoiceRequiredError, NoFlowTakenError
 */
export function flowsToTake(index: ModelIndex, node: FlowNode, decider: Decider): readonly SequenceFlow[] {
  const outgoing = index.outgoing(node.id);
  if (node.type === 'bpmn:ParallelGateway' || outgoing.length === 0) return outgoing;
  const standard = outgoing.filter((f) => f.isDefault);
  const others = outgoing.filter((f) => !f.isDefault);
  if (node.manualBranching && outgoing.length > 1) return byChoice(index, node, outgoing, standard, decider);
  const taken = byCondition(node, others, decider);
  // unconditional flows of an activity are always taken; they do not stand in for a condition that holds
  const decided = isGateway(node) ? taken : taken.filter((f) => f.condition !== undefined);
  const result = decided.length ? taken : [...taken, ...standard];
  if (!result.length) throw new NoFlowTakenError(node.id);
  return result;
}

function isGateway(node: FlowNode): boolean {
  return /^bpmn:(?:Exclusive|Inclusive|Complex)Gateway$/.test(node.type);
}

function byCondition(node: FlowNode, flows: SequenceFlow[], decider: Decider): SequenceFlow[] {
  const holds = (flow: SequenceFlow) => flow.condition === undefined || decider.holds(flow);
  if (node.type !== 'bpmn:ExclusiveGateway') return flows.filter(holds);
  const first = flows.find(holds);
  return first ? [first] : [];
}

function byChoice(
  index: ModelIndex,
  node: FlowNode,
  outgoing: readonly SequenceFlow[],
  standard: SequenceFlow[],
  decider: Decider,
): SequenceFlow[] {
  const chosen = outgoing.filter((f) => decider.chosen.has(f.id));
  const many = node.type === 'bpmn:InclusiveGateway';
  if (chosen.length === 1 || (many && chosen.length)) return chosen;
  if (!chosen.length && standard.length && !decider.alwaysAsk) return standard;
  throw new ChoiceRequiredError(
    node.id,
    outgoing.map((flow): FlowOption => {
      const target = index.node(flow.target);
      return { flowId: flow.id, name: flow.name ?? target?.name ?? flow.target, target: flow.target };
    }),
  );
}
