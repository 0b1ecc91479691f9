import type { TokenGame } from '../game/token-game.ts';
import type { Token } from '../runtime/token.ts';

/** With more tokens at one element a process is taken to have no bounds. */
export const MOST_TOKENS = 2;

/** An element that several tokens are at, and the most tokens at any one. */
export function meetingIn(game: TokenGame, tokens: readonly Token[]): { meeting?: string; most: number } {
  const counts = new Map<string, number>();
  let most = 0;
  let meeting: string | undefined;
  for (const token of tokens) {
    // instances of a loop and tokens that several of them are needed for belong there
    if (token.role === 'armed' || token.nr !== undefined || token.todo || token.by !== undefined) continue;
    const node = game.model.index.node(token.at);
    if (node?.startQuantity !== undefined) continue;
    const place = `${token.at} ${token.in ?? ''} ${token.flow ?? ''}`;
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    if (count <= most) continue;
    most = count;
    if (count > 1) meeting = token.at;
  }
  return { most, ...(meeting !== undefined && { meeting }) };
}
