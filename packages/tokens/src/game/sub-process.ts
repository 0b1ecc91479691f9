import type { Enter } from './element.ts';

/** The token stays at the sub-process while tokens are inside. */
export const enterSubProcess: Enter = (game, token, node) => {
  delete token.flow;
  game.enterScope(node.id, token.id);
  game.completeScope(token.id);
};
