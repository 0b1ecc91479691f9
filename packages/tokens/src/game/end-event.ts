import type { Enter } from './element.ts';

/** Consumes the token; a terminate end event consumes all tokens of its scope. */
export const enterEndEvent: Enter = (game, token, node) => {
  if (node.eventDefinitions.some((d) => d.type === 'bpmn:TerminateEventDefinition'))
    for (const other of game.state.tokens.filter((t) => t.scope === token.scope && t.id !== token.id))
      game.remove(other);
  game.leave(token);
};
