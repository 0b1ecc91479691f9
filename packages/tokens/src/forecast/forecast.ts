import { type FlowNode, indexModel, type ModelIndex, type ProcessModel, type SequenceFlow } from '@flowhall/bpmn';
import type { GameMove } from '../game/game-move.ts';
import { TokenGame } from '../game/token-game.ts';
import { EngineError } from '../port/errors.ts';
import { evaluateCondition, type Scope } from '../port/feel.ts';
import type { Position } from '../position.ts';
import { explore } from '../state-space/explore.ts';
import { ranksOf } from '../state-space/ranks.ts';
import type { Edge, StateSpace } from '../state-space/state-space.ts';

/**
 * How sure it is that a step comes.
 *
 * - `current`: it is being worked on
 * - `certain`: on every way on, as the data is now
 * - `conditional`: on some ways only: a choice is the handler's, or its condition cannot be evaluated yet
 * - `unknown`: only after an event that may or may not happen first
 */
export type Certainty = 'current' | 'certain' | 'conditional' | 'unknown';

/** An activity that is still to come. */
export interface ForecastStep {
  elementId: string;
  /** BPMN type, such as `bpmn:UserTask`. */
  type: string;
  certainty: Certainty;
}

/** What is still to come. */
export interface Forecast {
  /** In the order of the process, each once however often a loop may come round. */
  steps: ForecastStep[];
  /** False when the process has too many ways to look at all: then nothing but the present is certain. */
  isComplete: boolean;
}

/** What is known when looking ahead. */
export interface ForecastContext extends Scope {
  /** The process; needed only when the model holds several that can be run. */
  processId?: string;
}

const BUDGET = 20_000;
const ACTIVITY = /^bpmn:(?:\w*Task|CallActivity)$/;

/**
 * Looks ahead from where an instance stands: which activities are still to come. Conditions are evaluated with the present
 * variables; where that is not possible every way counts. Time limits, errors and other events that would interrupt are
 * left out: they are not the way a process is meant to go.
 *
 * @param from positions from either runtime; none for an instance that has not started
 */
export function forecast(
  model: ProcessModel,
  from: readonly Position[] | undefined,
  { processId, ...scope }: ForecastContext,
): Forecast {
  const known = knownBy(scope);
  const game = new TokenGame(model, { known, ...(processId !== undefined && { processId }) });
  const { index } = game.model;
  const space = explore(game, {
    ...(from && { from: game.at(from) }),
    allows: (move) => isWayOn(index, move),
    budget: BUDGET,
    isReduced: true,
  });
  const current = new Set(from?.flatMap((p) => (p.type === 'step' ? [p.elementId] : [])));
  const ranks = ranksOf(game.model);
  const ahead = new Set([...current, ...space.edges.flatMap(({ entered }) => entered)]);
  const drawn = indexModel(model);
  const steps = [...ahead]
    .flatMap((id) => drawn.node(id) ?? [])
    .filter((node) => ACTIVITY.test(node.type))
    .sort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0));
  const judge = judgeIn(space, index);
  return {
    steps: steps.map(({ id, type }) => ({
      elementId: id,
      type,
      certainty: current.has(id) ? 'current' : judge(id),
    })),
    isComplete: space.isComplete,
  };
}

/** Values of conditions under the present data, each asked once; nothing where evaluation fails. */
function knownBy(scope: Scope): (flow: SequenceFlow) => boolean | undefined {
  const values = new Map<string, boolean | undefined>();
  return ({ id, condition }) => {
    if (condition === undefined) return undefined;
    if (!values.has(id)) values.set(id, valueUnder(scope, id, condition));
    return values.get(id);
  };
}

function valueUnder(scope: Scope, id: string, condition: string): boolean | undefined {
  try {
    return evaluateCondition(id, condition, scope);
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}

function isWayOn(index: ModelIndex, { type, elementId }: GameMove): boolean {
  if (type === 'throw-error' || type === 'escalate') return false;
  if (type !== 'happen' && type !== 'signal') return true;
  const node = index.node(elementId);
  return node !== undefined && !node.attachedTo && node.type !== 'bpmn:StartEvent';
}

function judgeIn(space: StateSpace, index: ModelIndex): (id: string) => Certainty {
  const decided = reachedFrom(space, (edge) => !isRace(index, edge));
  const expected = new Set(space.edges.flatMap((e) => (decided.has(e.from) && !isRace(index, e) ? e.entered : [])));
  const isEnd = (state: number) => space.states[state]?.status !== 'running';
  return (id) => {
    const without = reachedFrom(space, (edge) => !edge.entered.includes(id));
    if (space.isComplete && ![...without].some(isEnd)) return 'certain';
    return expected.has(id) ? 'conditional' : 'unknown';
  };
}

/** States that can be reached by some turns only. */
function reachedFrom(space: StateSpace, follows: (edge: Edge) => boolean): ReadonlySet<number> {
  const out = new Map<number, Edge[]>();
  for (const edge of space.edges) {
    const list = out.get(edge.from);
    if (list) list.push(edge);
    else out.set(edge.from, [edge]);
  }
  const seen = new Set([0]);
  for (const state of seen) for (const edge of out.get(state) ?? []) if (follows(edge)) seen.add(edge.to);
  return seen;
}

/** Whether another event could have come first. */
function isRace(index: ModelIndex, { move }: Edge): boolean {
  const after = (node: FlowNode) => index.incoming(node.id).map((flow) => index.node(flow.source)?.type);
  const node = index.node(move.elementId);
  return move.type !== 'choose' && node !== undefined && after(node).includes('bpmn:EventBasedGateway');
}
