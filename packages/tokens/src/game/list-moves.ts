import type { FlowNode } from '@flowhall/bpmn';
import type { TokensModel } from '../runtime/executable.ts';
import { isWaiting } from '../runtime/result.ts';
import type { Run } from '../runtime/run.ts';
import type { Token } from '../runtime/token.ts';
import { isListening } from '../runtime/trigger.ts';
import type { GameMove } from './game-move.ts';
import type { GameRun } from './game-run.ts';

/** What can happen to the instance as a start: each start event, else the process starts by itself. */
export function listStarts(model: TokensModel): GameMove[] {
  const entries = model.entries(model.processId);
  const events = entries.filter((node) => node.type === 'bpmn:StartEvent');
  const [first] = entries;
  if (!events.length) return first ? [{ type: 'start', elementId: model.processId }] : [];
  return events.map((event) => ({ type: 'start', elementId: event.id }));
}

/** Everything that can happen next; answers are left to their defaults. */
export function listMoves(run: GameRun): GameMove[] {
  const moves: GameMove[] = [];
  for (const token of run.tokens.values()) moves.push(...movesOfToken(run, token));
  return withoutRepeats(moves);
}

function* movesOfToken(run: GameRun, token: Token): Iterable<GameMove> {
  const node = run.node(token.at);
  const at = { elementId: token.at, executionId: token.id };
  if (token.role === 'choosing') {
    for (const flows of run.optionsOf(node)) yield { type: 'choose', ...at, flowIds: flows.map((flow) => flow.id) };
  } else if (isListening(run, token)) yield* happenings(node, token);
  else if (isWaiting(run, token) && node.type !== 'bpmn:EventBasedGateway') {
    yield { type: 'complete', ...at };
    yield* thrown(run, token, 'throw-error', 'bpmn:ErrorEventDefinition');
    if (node.type !== 'bpmn:UserTask') yield* thrown(run, token, 'escalate', 'bpmn:EscalationEventDefinition');
  }
}

const HAPPENS = /^bpmn:(?:Timer|Message|Conditional)EventDefinition$/;

function* happenings(node: FlowNode, token: Token): Iterable<GameMove> {
  const at = { elementId: token.at, executionId: token.id };
  if (node.type === 'bpmn:ReceiveTask') yield { type: 'happen', ...at, nr: 0 };
  for (const [nr, { type, ref }] of node.eventDefinitions.entries()) {
    if (token.got?.includes(nr)) continue;
    if (HAPPENS.test(type)) yield { type: 'happen', ...at, nr };
    if (type === 'bpmn:SignalEventDefinition' && ref) yield { type: 'signal', elementId: token.at, name: ref.name };
  }
}

/** What the events around a token would catch if it were thrown there. */
function* thrown(run: Run, from: Token, type: 'throw-error' | 'escalate', definition: string): Iterable<GameMove> {
  const codes = new Set<string | undefined>();
  for (let at: Token | undefined = from; at; at = at.in === undefined ? undefined : run.tokens.get(at.in)) {
    const starts = run.model.eventStarts(run.scopeElement(at.in)).filter((start) => start.scopeId !== at.at);
    for (const event of [...run.index.boundaryEvents(at.at), ...starts])
      for (const { type: own, ref } of event.eventDefinitions) if (own === definition) codes.add(ref?.code);
  }
  for (const code of codes)
    yield { type, elementId: from.at, executionId: from.id, ...(code !== undefined && { code }) };
}

function withoutRepeats(moves: readonly GameMove[]): GameMove[] {
  const signals = new Set<string>();
  return moves.filter((move) => {
    if (move.type !== 'signal') return true;
    if (signals.has(move.name)) return false;
    signals.add(move.name);
    return true;
  });
}
