import type { FlowNode, ModelIndex } from '@flowhall/bpmn';
import { evaluateCondition, evaluateFeel, type Scope } from '../port/feel.ts';
import type { Effect, EngineEvent, ScriptHost, UncaughtError } from '../port/port.ts';
import type { TokensModel } from './executable.ts';
import { localVariables } from './local-data.ts';
import type { InstanceState, Token } from './token.ts';

/** What a step is given from outside. */
export interface RunInput {
  feel: Scope;
  chosen: ReadonlySet<string>;
  alwaysAsk: boolean;
  script?: ScriptHost;
}

/** Where an instance stands in the middle of a step: its tokens, what has happened, and what expressions see. */
export class Standing {
  readonly model: TokensModel;
  readonly index: ModelIndex;
  readonly input: RunInput;
  readonly state: InstanceState;
  readonly tokens = new Map<string, Token>();
  readonly events: EngineEvent[] = [];
  readonly effects: Effect[] = [];
  /** Variables set in this step by scripts and data associations. */
  readonly changes: Record<string, unknown> = {};
  /** Tokens that an event has brought: what they enter has happened already. */
  readonly happened = new Set<string>();
  ended = false;
  error: UncaughtError | undefined;

  constructor(model: TokensModel, state: InstanceState, input: RunInput) {
    this.model = model;
    this.index = model.index;
    this.input = input;
    this.state = state;
    for (const token of state.tokens) this.tokens.set(token.id, token);
  }

  node(id: string): FlowNode {
    const node = this.index.node(id);
    if (!node) throw new Error(`No element "${id}" in the model`);
    return node;
  }

  /** Id of the process or sub-process that a scope token stands for. */
  scopeElement(scope: string | undefined): string {
    return (scope !== undefined && this.tokens.get(scope)?.at) || this.model.processId;
  }

  has(token: Token): boolean {
    return this.tokens.get(token.id) === token;
  }

  /** Tokens directly in a scope, armed events left out. */
  inside(scope: string | undefined): Token[] {
    const found: Token[] = [];
    for (const token of this.tokens.values()) if (token.in === scope && token.role !== 'armed') found.push(token);
    return found;
  }

  /** A new token; it is active as it is. */
  create(at: string, scope: string | undefined, more: Partial<Token> = {}): Token {
    this.state.seq += 1;
    const token: Token = { id: `${at}_${this.state.seq}`, at, ...(scope !== undefined && { in: scope }), ...more };
    this.tokens.set(token.id, token);
    return token;
  }

  note(type: 'entered' | 'left' | 'cancelled', token: Token): void {
    this.events.push({ type, elementId: token.at, executionId: token.id });
  }

  /** What a scope has completed that compensation can undo. */
  scopeDone(scope: string | undefined): NonNullable<InstanceState['done']> {
    const holder = (scope !== undefined && this.tokens.get(scope)) || this.state;
    holder.done ??= [];
    return holder.done;
  }

  /** What expressions at a token see. */
  scopeOf(token: Token | undefined, locals?: Record<string, unknown>): Scope {
    const { feel } = this.input;
    const own = this.model.hasLocals && token ? localVariables(this, token) : undefined;
    return own || locals ? { ...feel, variables: { ...feel.variables, ...own, ...locals } } : feel;
  }

  /** Value of a condition. */
  holds(elementId: string, expression: string, token: Token | undefined, locals?: Record<string, unknown>): boolean {
    return evaluateCondition(elementId, expression, this.scopeOf(token, locals));
  }

  evaluate(elementId: string, expression: string, token: Token | undefined): unknown {
    return evaluateFeel(elementId, expression, this.scopeOf(token)).value;
  }
}
