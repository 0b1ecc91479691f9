import type { FlowNode, SequenceFlow } from '@flowhall/bpmn';
import { constantValue, namesRead } from '@flowhall/feel';
import { evaluateCondition } from '../port/feel.ts';
import { disarm } from '../runtime/arming.ts';
import type { TokensModel } from '../runtime/executable.ts';
import { Run } from '../runtime/run.ts';
import type { InstanceState, Token } from '../runtime/token.ts';
import { flowOptions } from './flow-options.ts';

/** Of more questions in one turn only the answers that end a loop are tried. */
const MAX_QUESTIONS = 4;

/** What is known of a flow's condition; undefined when nothing is. */
export type KnownCondition = (flow: SequenceFlow) => boolean | undefined;

/** What the players of a turn decide. */
export interface GameInput {
  /** Answers to the questions of loops, in the order in which they come. */
  answers: readonly boolean[];
  known: KnownCondition;
}

const START = new Date(0);

/** A step of the token runtime in which the players decide what data decides else. */
export class GameRun extends Run {
  readonly #game: GameInput;
  /** The answers that were given, also those nobody chose. */
  readonly answered: boolean[] = [];

  constructor(model: TokensModel, state: InstanceState, game: GameInput) {
    super(model, state, {
      feel: { clock: () => START, timeZone: 'UTC', variables: {} },
      chosen: new Set(),
      alwaysAsk: false,
      script: () => ({}),
    });
    this.#game = game;
  }

  /** How many answers of this turn could have been others. */
  get questions(): number {
    return Math.min(this.answered.length, MAX_QUESTIONS);
  }

  /** The sets of flows that a node's token may take. */
  optionsOf(node: FlowNode): (readonly SequenceFlow[])[] {
    return flowOptions(this.index, node, this.#game.known);
  }

  /** A token that waits for a choice takes the flows chosen. */
  choose(token: Token, flowIds: readonly string[]): void {
    delete token.role;
    const flows = this.index.outgoing(token.at).filter((flow) => flowIds.includes(flow.id));
    this.goAlong(token, this.node(token.at), flows);
  }

  protected override flowsFrom(node: FlowNode, token: Token): readonly SequenceFlow[] | undefined {
    const [only = [], ...others] = this.optionsOf(node);
    if (!others.length) return only;
    token.role = 'choosing';
    disarm(this, token);
    return undefined;
  }

  override holds(elementId: string, expression: string, _: Token | undefined, counts = {}): boolean {
    const node = this.index.node(elementId);
    // a late token at a complex gateway is consumed
    if (!node) return false;
    if (node.type === 'bpmn:ComplexGateway') return activates(elementId, expression, counts);
    if (node.loop?.kind === 'standard') return this.#ask(false);
    return node.loop && expression !== node.loop.completionCondition ? true : this.#ask(true);
  }

  /** Decisions are made by data. */
  override decide(): void {}

  /** Nothing but numbers of instances is left in the model; see `abstractModel`. */
  override evaluate(_: string, expression: string): unknown {
    return Number(expression);
  }

  #ask(endsLoop: boolean): boolean {
    const answer = this.#game.answers[this.answered.length] ?? endsLoop;
    this.answered.push(answer);
    return answer;
  }
}

/** A condition over token counts is evaluated; one over data is taken to hold. */
function activates(elementId: string, expression: string, counts: Record<string, unknown>): boolean {
  if (![...namesRead(expression)].every((name) => name in counts)) return true;
  const scope = { clock: () => START, timeZone: 'UTC', variables: counts };
  return evaluateCondition(elementId, expression, scope);
}

/** Value of a condition that asks for no data. */
export function constantCondition({ condition }: SequenceFlow): boolean | undefined {
  const value = condition === undefined ? undefined : constantValue(condition);
  return typeof value === 'boolean' ? value : undefined;
}
