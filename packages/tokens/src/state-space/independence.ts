import type { EventDefinition, FlowNode } from '@flowhall/bpmn';
import type { GameMove } from '../game/game-move.ts';
import type { TokensModel } from '../runtime/executable.ts';
import type { Token } from '../runtime/token.ts';

const LOCAL_EVENTS = new Set([
  'bpmn:TimerEventDefinition',
  'bpmn:MessageEventDefinition',
  'bpmn:ConditionalEventDefinition',
  'bpmn:LinkEventDefinition',
]);

/**
 * Whether nothing that one token does can take away another or change what it can do, joins aside: then it is enough to
 * look at one order of what happens on parallel branches.
 */
export function tokensAreIndependent({ model, index }: TokensModel): boolean {
  return model.nodes.every((node) => {
    const isScope = index.nodesOf(node.id).length > 0;
    if (node.isEventSubProcess || node.adHoc || node.loop || node.type === 'bpmn:ComplexGateway') return false;
    if (isScope && index.boundaryEvents(node.id).length) return false;
    return node.eventDefinitions.every((definition) => isLocal(node, definition));
  });
}

function isLocal(node: FlowNode, { type }: EventDefinition): boolean {
  // sending is the world's business; an error that is caught on its own task touches no other
  return LOCAL_EVENTS.has(type) || (type === 'bpmn:ErrorEventDefinition' && node.attachedTo !== undefined);
}

/** The moves of the token that has come least far: a token that waits, with the events armed beside it. */
export function movesOfHindmost(
  moves: readonly GameMove[],
  tokens: readonly Token[],
  ranks: ReadonlyMap<string, number>,
): GameMove[] {
  const byId = new Map(tokens.map((token) => [token.id, token]));
  const owner = (move: GameMove): Token | undefined => {
    const token = 'executionId' in move ? byId.get(move.executionId) : undefined;
    return token?.role === 'armed' ? byId.get(token.on ?? '') : token;
  };
  const owners = moves.map(owner);
  if (owners.some((token) => !token)) return [...moves];
  const rank = (token: Token | undefined) => ranks.get(token?.at ?? '') ?? 0;
  const least = owners.reduce((a, b) => (rank(b) < rank(a) ? b : a), owners[0]);
  return moves.filter((_, i) => owners[i] === least);
}
