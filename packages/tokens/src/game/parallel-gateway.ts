import type { Enter } from './element.ts';

/** Waits for one token on each inbound flow, consumes exactly those and goes on with one. */
export const enterParallelGateway: Enter = (game, token, node) => {
  if (node.incoming.length > 1) {
    const here = game.state.tokens.filter((t) => t.at === node.id && t.scope === token.scope);
    const one = node.incoming.map((flow) => here.find((t) => t.flow === flow));
    if (one.some((t) => t === undefined)) return;
    for (const other of one) if (other && other.id !== token.id) game.remove(other);
  }
  game.leave(token);
};
