import type { FlowNode, ModelIndex } from '@flowhall/bpmn';
import { isRecord } from '@flowhall/feel';

/** A token went where the slice ends; the step has to be done again on the whole process. */
export class SliceMiss extends Error {
  override readonly name = 'SliceMiss';
}

const WAITS = new Set([
  'bpmn:UserTask',
  'bpmn:ManualTask',
  'bpmn:ReceiveTask',
  'bpmn:ServiceTask',
  'bpmn:BusinessRuleTask',
  'bpmn:CallActivity',
  'bpmn:EventBasedGateway',
  'bpmn:IntermediateCatchEvent',
]);

/** How far a slice goes. */
export interface Extent {
  /** Elements that exist. */
  elements: ReadonlySet<string>;
  /** Elements that a token may enter: whatever it can reach from them exists too. */
  enterable: ReadonlySet<string>;
}

/**
 * The elements that a step can touch: what is active, and what a token can reach from there up to the next wait states.
 * Creating the library's elements is most of a step's cost, so a step on a large process creates only these.
 *
 * @param seeds what is active, starts or is moved to
 */
export function sliceOf(index: ModelIndex, seeds: Iterable<string>): Extent {
  const included = new Set<string>();
  const expanded = new Set<string>();
  const include = (node: FlowNode | undefined) => {
    if (!node || included.has(node.id)) return;
    included.add(node.id);
    for (const boundary of index.boundaryEvents(node.id)) included.add(boundary.id);
    include(index.node(node.attachedTo ?? ''));
  };
  const open: string[] = [];
  for (const seed of seeds)
    for (const id of [seed, ...index.scopesOf(seed), ...index.boundaryEvents(seed).map((b) => b.id)]) open.push(id);
  // the event that an event-based gateway has received is passed at once
  for (const id of [...open])
    if (index.node(id)?.type === 'bpmn:EventBasedGateway') open.push(...index.outgoing(id).map((flow) => flow.target));
  const isSeed = new Set(open);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = index.node(id);
    if (!node || expanded.has(id)) continue;
    expanded.add(id);
    include(node);
    if ((WAITS.has(node.type) || node.job) && !isSeed.has(id)) continue;
    // a sub-process that is entered now ends in the same step only if nothing in it waits: that is a miss
    if (node.type === 'bpmn:SubProcess')
      for (const inner of index.nodesOf(id)) if (!inner.incoming.length && !inner.attachedTo) open.push(inner.id);
    if (node.type === 'bpmn:SubProcess' && !isSeed.has(id)) continue;
    for (const flow of index.outgoing(id)) open.push(flow.target);
  }
  return { elements: included, enterable: expanded };
}

/** Ids of the elements that the library's state speaks of. */
export function activeElements(state: unknown): string[] {
  const found: string[] = [];
  const visit = (value: unknown) => {
    if (!isRecord(value)) return;
    for (const child of listOf(value.children)) {
      if (typeof child.id === 'string') found.push(child.id);
      visit(child.execution);
    }
    for (const process of listOf(value.processes)) visit(process.execution);
  };
  if (isRecord(state)) visit(state.execution);
  return found;
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
