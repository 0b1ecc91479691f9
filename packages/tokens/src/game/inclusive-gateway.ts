import { inclusiveJoinFires } from '../inclusive-join.ts';
import type { Play } from './element.ts';
import type { Token } from './state.ts';

/** Fires the inclusive join that a token is parked at, if it is ready; says whether it did. */
export function fireInclusiveJoin(game: Play, token: Token): boolean {
  if (!token.flow || game.index.node(token.at)?.type !== 'bpmn:InclusiveGateway') return false;
  const inScope = game.state.tokens.filter((t) => t.scope === token.scope);
  const here = inScope.filter((t) => t.at === token.at);
  const filled = new Set(here.flatMap((t) => (t.flow ? [t.flow] : [])));
  const elsewhere = inScope.filter((t) => t.at !== token.at).map((t) => t.at);
  if (!inclusiveJoinFires(game.index, token.at, filled, elsewhere)) return false;
  const taken = [...filled].flatMap((flow) => here.find((t) => t.flow === flow) ?? []);
  for (const other of taken) if (other.id !== taken[0]?.id) game.remove(other);
  if (taken[0]) game.leave(taken[0]);
  return true;
}
