import type { MoveTarget, Position } from '@flowhall/tokens';

const keyOf = (token: Position): string =>
  token.type === 'step' ? `step ${token.elementId} ${token.executionId ?? ''}` : `join ${token.flowId}`;

export const isStanding = (tokens: readonly Position[], token: Position): boolean =>
  tokens.some((one) => keyOf(one) === keyOf(token));

/** Tokens of the first list that the second lacks. */
export const without = (tokens: readonly Position[], others: readonly Position[]): Position[] =>
  tokens.filter((token) => !isStanding(others, token));

/** Where a new token must be put so that it stands where this one stood. */
export const targetOf = (token: Position): MoveTarget =>
  token.type === 'step' ? { elementId: token.elementId } : { flowId: token.flowId };
