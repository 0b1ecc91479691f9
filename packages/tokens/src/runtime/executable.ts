import { type FlowNode, indexModel, type ModelIndex, type ProcessModel } from '@flowhall/bpmn';
import type { Decisions, ExecutableModel } from '../port/port.ts';

/** A model made ready for the token runtime. Holds no state of any instance. */
export class TokensModel implements ExecutableModel {
  readonly runtime = 'tokens';
  readonly processId: string;
  readonly model: ProcessModel;
  readonly index: ModelIndex;
  readonly decisions: Decisions;
  readonly reason?: string;
  /** Some activity loops or has data of its own: expressions may see more than the instance's variables. */
  readonly hasLocals: boolean;
  /** Some event waits for a condition. */
  readonly hasConditions: boolean;
  /** Some activity can be undone. */
  readonly hasCompensation: boolean;
  readonly #handlers = new Map<string, string>();
  readonly #eventStarts = new Map<string, FlowNode[]>();
  readonly #entries = new Map<string, FlowNode[]>();

  constructor(model: ProcessModel, processId: string, reason?: string, decisions: Decisions = new Map()) {
    this.model = model;
    this.decisions = decisions;
    this.processId = processId;
    this.index = indexModel(model);
    if (reason !== undefined) this.reason = reason;
    this.hasLocals = model.nodes.some((node) => node.loop ?? node.ownData);
    this.hasConditions = model.nodes.some((node) => node.eventDefinitions.some((d) => d.condition !== undefined));
    this.hasCompensation = model.nodes.some((node) =>
      node.eventDefinitions.some((d) => d.type === 'bpmn:CompensateEventDefinition'),
    );
    for (const node of model.nodes) {
      if (node.attachedTo && node.compensatedBy) this.#handlers.set(node.attachedTo, node.compensatedBy);
      if (node.isEventSubProcess)
        add(
          this.#eventStarts,
          node.scopeId,
          ...this.index.nodesOf(node.id).filter((n) => n.type === 'bpmn:StartEvent'),
        );
      if (isEntry(node)) add(this.#entries, node.scopeId, node);
    }
  }

  /** Start events of the event sub-processes directly in a scope. */
  eventStarts(scopeId: string): readonly FlowNode[] {
    return this.#eventStarts.get(scopeId) ?? [];
  }

  /** Whether an element holds others. */
  isScope(elementId: string): boolean {
    return this.index.nodesOf(elementId).length > 0;
  }

  /** The activity that undoes an activity. */
  undoneBy(activityId: string): string | undefined {
    return this.#handlers.get(activityId);
  }

  /** Nodes of a scope at which tokens start: those without an inbound flow that nothing else sets off. */
  entries(scopeId: string): readonly FlowNode[] {
    return this.#entries.get(scopeId) ?? [];
  }
}

function isEntry(node: FlowNode): boolean {
  if (node.incoming.length || node.attachedTo || node.isEventSubProcess || node.isForCompensation) return false;
  return !(node.type === 'bpmn:IntermediateCatchEvent' && node.eventDefinitions.some((d) => d.link !== undefined));
}

function add<T>(map: Map<string, T[]>, key: string, ...values: T[]): void {
  const list = map.get(key);
  if (list) list.push(...values);
  else map.set(key, values);
}
