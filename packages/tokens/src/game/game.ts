import type { FlowNode, ModelIndex } from '@flowhall/bpmn';
import type { Play } from './element.ts';
import { ELEMENTS } from './elements.ts';
import { fireInclusiveJoin } from './inclusive-gateway.ts';
import type { Decide, Token, TokenState } from './state.ts';

/** More entered elements than this in one move of the game can only be a loop without a wait state. */
const MAX_ENTERED = 10_000;

/** One move of the token game: works on its own copy of the state. Tokens advance breadth first. */
export class Game implements Play {
  readonly index: ModelIndex;
  readonly state: TokenState;
  readonly #decide: Decide;
  readonly #queue: (() => void)[] = [];

  constructor(index: ModelIndex, state: TokenState, decide: Decide) {
    this.index = index;
    this.state = { ...structuredClone(state), entered: [] };
    this.#decide = decide;
  }

  /** A new token enters an element of a scope. */
  enter(nodeId: string, scope: number | null, flow?: string): Token {
    const token: Token = { id: this.state.next++, at: nodeId, scope, ...(flow && { flow }) };
    this.state.tokens.push(token);
    this.#queue.push(() => {
      if (!this.has(token)) return;
      if (this.state.entered.push(nodeId) > MAX_ENTERED) throw new Error(`Endless loop at "${nodeId}"`);
      ELEMENTS[this.#node(nodeId).type]?.(this, token, this.#node(nodeId));
    });
    return token;
  }

  enterScope(scopeId: string, scope: number | null): void {
    for (const node of this.index.nodesOf(scopeId))
      if (!node.incoming.length && !node.attachedTo) this.enter(node.id, scope);
  }

  leave(token: Token): void {
    this.remove(token);
    const node = this.#node(token.at);
    for (const id of this.#flowsToTake(node)) {
      const flow = this.index.flow(id);
      if (flow) this.enter(flow.target, token.scope, flow.id);
    }
    this.completeScope(token.scope);
  }

  remove(token: Token): void {
    for (const inner of this.state.tokens.filter((t) => t.scope === token.id)) this.remove(inner);
    this.state.tokens = this.state.tokens.filter((t) => t.id !== token.id);
  }

  has(token: Token): boolean {
    return this.state.tokens.some((t) => t.id === token.id);
  }

  completeScope(scope: number | null): void {
    if (this.state.tokens.some((t) => t.scope === scope)) return;
    const around = this.state.tokens.find((t) => t.id === scope);
    if (around) this.leave(around);
    else if (scope === null) this.state.ended = true;
  }

  /** Lets every token advance until all wait. */
  settle(): TokenState {
    do for (let next = this.#queue.shift(); next; next = this.#queue.shift()) next();
    while (this.state.tokens.some((token) => fireInclusiveJoin(this, token)));
    return this.state;
  }

  #flowsToTake(node: FlowNode): readonly string[] {
    const isFree = this.index.outgoing(node.id).some((f) => f.condition !== undefined || f.isDefault);
    const chooses = node.type === 'bpmn:ExclusiveGateway' || (isFree && node.type !== 'bpmn:ParallelGateway');
    return chooses && node.outgoing.length > 1 ? this.#decide(node.id, node.outgoing) : node.outgoing;
  }

  #node(id: string): FlowNode {
    const node = this.index.node(id);
    if (!node) throw new Error(`No element "${id}"`);
    return node;
  }
}
