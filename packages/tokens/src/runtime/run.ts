import type { FlowNode, SequenceFlow } from '@flowhall/bpmn';
import { lastLoop, MAX_ENTERED_PER_STEP } from '../port/endless-loop.ts';
import { EndlessLoopError } from '../port/errors.ts';
import { flowsToTake } from '../port/routing.ts';
import { runDecision } from '../port/run-decision.ts';
import { armBoundaryEvents, disarm } from './arming.ts';
import { afterUndone, rememberDone } from './compensation.ts';
import { checkCondition, checkConditions } from './conditions.ts';
import { writeOutputs } from './data.ts';
import { elementOf } from './elements.ts';
import type { TokensModel } from './executable.ts';
import { holderOf, readInputs } from './local-data.ts';
import { collect } from './loops/collect.ts';
import { enterLoop, instanceDone } from './loops/loop.ts';
import { activityDone, scopeEmptied } from './scope.ts';
import { type RunInput, Standing } from './standing.ts';
import type { InstanceState, Token } from './token.ts';

/**
 * One step: the tokens of an instance and what can be done with them. Tokens on their way wait in a queue, so that
 * branches advance breadth first and no chain is too long. Works on its own copy of the state.
 */
export class Run extends Standing {
  readonly #queue: (() => void)[] = [];
  /** Tokens on a flow: their element has not been entered. */
  readonly #onTheWay = new Set<string>();
  readonly #entered: string[] = [];
  readonly #joins = new Set<string>();
  readonly #byPlace = (a: string, b: string) => this.index.place(a) - this.index.place(b);

  constructor(model: TokensModel, state: InstanceState, input: RunInput) {
    super(model, state, input);
    for (const token of state.tokens) if (token.role === 'parked') this.#joins.add(token.at);
  }

  /** A new token that is on its way into an element. */
  send(at: string, scope: string | undefined, more: Partial<Token> = {}): Token {
    const token = this.create(at, scope, more);
    this.#onTheWay.add(token.id);
    this.enqueue(() => {
      if (this.has(token)) this.#arrive(token);
    });
    return token;
  }

  /** As {@link send}, for an instance of a loop. */
  sendInstance(at: string, loop: string, nr: number): void {
    const token = this.create(at, loop, { nr });
    this.#onTheWay.add(token.id);
    this.enqueue(() => {
      if (!this.has(token)) return;
      this.#onTheWay.delete(token.id);
      this.perform(token);
    });
  }

  /** Whether a token is on a flow: its element does not know of it yet. */
  isOnTheWay(token: Token): boolean {
    return this.#onTheWay.has(token.id);
  }

  enqueue(advance: () => void): void {
    this.#queue.push(advance);
  }

  #arrive(token: Token): void {
    const node = this.node(token.at);
    const { join, arrive } = elementOf(node);
    const isGateway = join !== undefined;
    if (isGateway ? node.incoming.length > 1 : (node.startQuantity ?? 1) > 1) {
      token.role = 'parked';
      this.#onTheWay.delete(token.id);
      if (isGateway) this.#joins.add(node.id);
      else this.#collect(token, node);
      arrive?.(this, node, token.in);
      return;
    }
    this.start(token);
  }

  /** An activity that needs several tokens starts when they are there. */
  #collect(token: Token, node: FlowNode): void {
    const here = this.inside(token.in).filter((t) => t.at === node.id && t.role === 'parked');
    if (here.length < (node.startQuantity ?? 1)) return;
    for (const other of here) if (other !== token) this.tokens.delete(other.id);
    this.start(token);
  }

  /** A token enters its element: loops first make instances. */
  start(token: Token): void {
    this.#onTheWay.delete(token.id);
    delete token.role;
    delete token.flow;
    const node = this.node(token.at);
    if (node.loop && token.nr === undefined) enterLoop(this, token, node.loop);
    else this.perform(token);
  }

  /** The element does its work with the token. */
  perform(token: Token): void {
    const node = this.node(token.at);
    this.#count(node.id);
    this.note('entered', token);
    const element = elementOf(node);
    element.enter(this, token, node);
    if (element.isActivity && token.nr === undefined && !token.role && this.has(token))
      armBoundaryEvents(this, token, node);
  }

  #count(elementId: string): void {
    this.#entered.push(elementId);
    // a large model may enter each of its elements
    const most = Math.max(MAX_ENTERED_PER_STEP, 2 * this.index.model.nodes.length);
    if (this.#entered.length > most) throw new EndlessLoopError(lastLoop(this.#entered));
  }

  /** The element is done: its token goes on along the flows it takes. */
  leave(token: Token): void {
    const node = this.node(token.at);
    if (node.outputs) writeOutputs(this, token, node);
    this.note('left', token);
    const loop = token.nr === undefined || token.in === undefined ? undefined : this.tokens.get(token.in);
    if (loop?.role === 'loop') {
      collect(this, loop, token, node);
      this.#drop(token);
      rememberDone(this, node, token);
      instanceDone(this, loop, node);
      return;
    }
    this.finish(token, node);
  }

  /** Takes a token away from an element that is done and sends new ones on. */
  finish(token: Token, node: FlowNode): void {
    // deciding may fail or need the loop's variables: nothing is taken away before
    const flows = token.by === undefined ? this.flowsFrom(node, token) : [];
    if (flows) this.goAlong(token, node, flows);
  }

  /** Takes a token away and sends new ones along the flows that were chosen. */
  protected goAlong(token: Token, node: FlowNode, flows: readonly SequenceFlow[]): void {
    this.#drop(token);
    if (token.by !== undefined) afterUndone(this, token.by);
    else if (!token.loop) rememberDone(this, node, token);
    else if (token.done) this.scopeDone(token.in).push(...token.done);
    for (let n = node.completionQuantity ?? 1; n > 0; n--)
      for (const flow of flows) {
        this.events.push({ type: 'taken', elementId: flow.id });
        this.send(flow.target, token.in, { flow: flow.id });
      }
    activityDone(this, token.in, node);
    this.completeScope(token.in);
  }

  /** The flows that an element's token takes; nothing when that is still to be chosen and the token waits for it. */
  protected flowsFrom(node: FlowNode, token: Token): readonly SequenceFlow[] | undefined {
    const locals = node.type === 'bpmn:ComplexGateway' ? { waitingForStart: true } : undefined;
    return flowsToTake(this.index, node, {
      holds: (flow) => this.holds(flow.id, flow.condition ?? 'true', token, locals),
      chosen: this.input.chosen,
      alwaysAsk: this.input.alwaysAsk,
    });
  }

  /** A scope without tokens is done. */
  completeScope(scope: string | undefined): void {
    if (this.ended) return;
    for (const token of this.tokens.values()) if (token.in === scope && token.role !== 'armed') return;
    if (scope === undefined) {
      this.ended = true;
      this.tokens.clear();
      return;
    }
    const around = this.tokens.get(scope);
    if (around && around.role !== 'loop') scopeEmptied(this, around);
  }

  #drop(token: Token): void {
    disarm(this, token);
    this.tokens.delete(token.id);
  }

  /** A token is taken away before its element is done, and with it everything inside. */
  cancel(token: Token): void {
    if (!this.tokens.delete(token.id)) return;
    disarm(this, token);
    for (const inner of this.inside(token.id)) this.cancel(inner);
    if (!this.#onTheWay.has(token.id) && !token.role) this.note('cancelled', token);
  }

  /** Cancels everything in a scope, armed events included. */
  cancelInside(scope: string | undefined, except?: Token): void {
    for (const token of [...this.tokens.values()])
      if (token.in === scope && token !== except && this.has(token)) {
        if (token.role === 'armed') this.tokens.delete(token.id);
        else this.cancel(token);
      }
  }

  /** Sets variables: what is data of an activity around the token there, everything else in the instance. */
  set(values: Record<string, unknown>, token: Token | undefined): void {
    if (!Object.keys(values).length) return;
    for (const [name, value] of Object.entries(values)) {
      const holder = this.model.hasLocals && token ? holderOf(this, token, name) : undefined;
      if (holder) holder.data = { ...holder.data, [name]: value };
      else this.input.feel.variables[name] = this.changes[name] = value;
    }
    this.variablesChanged();
  }

  /** Makes the decision of a business rule task. */
  decide(token: Token, node: FlowNode): void {
    const scope = this.scopeOf(token, readInputs(this, token, node));
    const { values, hits } = runDecision(node, this.model.decisions, scope);
    this.events.push({ type: 'decided', elementId: node.id, executionId: token.id, hits });
    this.set(values, token);
  }

  /** Conditional events ask again. */
  variablesChanged(): void {
    if (this.model.hasConditions) this.enqueue(() => checkConditions(this));
  }

  /** A conditional event has been armed: it happens at once when its condition holds already. */
  askCondition(token: Token): void {
    this.enqueue(() => {
      if (this.has(token)) checkCondition(this, token);
    });
  }

  /** Lets every token advance until all wait. */
  settle(): void {
    do for (let next = this.#queue.shift(); next && !this.ended; next = this.#queue.shift()) next();
    while (!this.ended && this.#fireJoin());
  }

  /** Fires one join that is ready, the first in the order of the model; the others are asked again after it. */
  #fireJoin(): boolean {
    const joins = this.#joins.size > 1 ? [...this.#joins].sort(this.#byPlace) : this.#joins;
    for (const at of joins) {
      const node = this.node(at);
      const { join } = elementOf(node);
      const scopes = new Set<string | undefined>();
      for (const token of this.tokens.values()) if (token.at === at && token.role === 'parked') scopes.add(token.in);
      if (!scopes.size) this.#joins.delete(at);
      for (const scope of scopes) if (join?.(this, node, scope)) return true;
    }
    return false;
  }

  /** The process ends with an error that nobody caught. */
  fail(elementId: string, code: string | undefined): void {
    this.error = { elementId, ...(code !== undefined && { code }) };
    this.cancelInside(undefined);
    this.ended = true;
  }
}
