import type { EventDefinition, FlowNode } from '@flowhall/bpmn';
import type { GameMove } from '../game/game-move.ts';
import type { TokensModel } from '../runtime/executable.ts';
import type { Token } from '../runtime/token.ts';

/** What depends on the order in which things were done elsewhere. */
const ORDERED = new Set(['bpmn:CompensateEventDefinition', 'bpmn:CancelEventDefinition']);

/**
 * Whether it makes no difference in which order tokens go on, joins aside: then it is enough to look at one order of what
 * happens on parallel branches. What ends a scope (terminate, errors, events on it) is the same whatever its tokens have
 * done before, though some may then not get their turn: that something never happens is shown by every order alone.
 * Signals between branches, compensation and conditions over counts depend on the order.
 */
export function tokensAreIndependent({ model }: TokensModel): boolean {
  return model.nodes.every((node) => {
    if (node.type === 'bpmn:ComplexGateway' || node.adHoc?.completionCondition !== undefined) return false;
    if (node.loop?.kind === 'multi' && (node.loop.completionCondition !== undefined || node.loop.behavior !== 'All'))
      return false;
    return !node.eventDefinitions.some((definition) => isOrdered(node, definition));
  });
}

function isOrdered(node: FlowNode, { type }: EventDefinition): boolean {
  const isThrown = node.type === 'bpmn:IntermediateThrowEvent' || node.type === 'bpmn:EndEvent';
  return ORDERED.has(type) || (isThrown && type === 'bpmn:SignalEventDefinition');
}

/**
 * The moves of the token that has come least far, with the events armed beside it, and the events that may end or join the
 * scopes around.
 */
export function movesOfHindmost(
  moves: readonly GameMove[],
  tokens: readonly Token[],
  model: TokensModel,
  ranks: ReadonlyMap<string, number>,
): readonly GameMove[] {
  const byId = new Map(tokens.map((token) => [token.id, token]));
  const owners = moves.map((move) => ownerOf(move, byId, model));
  if (owners.includes('everybody')) return moves;
  const rank = ({ at }: Token) => ranks.get(at) ?? 0;
  const least = owners
    .filter((owner) => typeof owner === 'object')
    .reduce<Token | undefined>((a, b) => (a && rank(a) <= rank(b) ? a : b), undefined);
  return moves.filter((_, i) => owners[i] === least || owners[i] === 'scope');
}

type Owner = Token | 'scope' | 'everybody';

/** Whose move it is: one token's, that of a scope or loop around tokens, or that of whoever listens. */
function ownerOf(move: GameMove, byId: ReadonlyMap<string, Token>, model: TokensModel): Owner {
  if (!('executionId' in move)) return 'everybody';
  const token = byId.get(move.executionId);
  if (!token) return 'everybody';
  if (token.role !== 'armed') return token;
  const host = token.on === undefined ? undefined : byId.get(token.on);
  return !host || host.role === 'loop' || model.isScope(host.at) ? 'scope' : host;
}
