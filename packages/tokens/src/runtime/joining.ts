import type { FlowNode } from '@flowhall/bpmn';
import { flowsReached } from './reach.ts';
import type { Run } from './run.ts';
import type { Token } from './token.ts';

/** The first token that is parked at a join on each inbound flow. */
export function parkedByFlow(run: Run, node: FlowNode, scope: string | undefined): Map<string, Token> {
  const found = new Map<string, Token>();
  for (const token of run.tokens.values())
    if (token.at === node.id && token.in === scope && token.role === 'parked' && token.flow !== undefined)
      if (!found.has(token.flow)) found.set(token.flow, token);
  return found;
}

/** Consumes tokens at a join; one of them goes through. */
export function fire(run: Run, tokens: Iterable<Token>): void {
  const [first, ...others] = tokens;
  for (const token of others) run.tokens.delete(token.id);
  if (first) run.start(first);
}

/**
 * Whether a token elsewhere in the scope can still arrive at an empty inbound flow without also being able to arrive at
 * one that holds a token (BPMN 2.0, table 13.3). A sub-process stands for everything in it.
 */
export function moreCanArrive(
  run: Run,
  node: FlowNode,
  scope: string | undefined,
  isEmpty: (flowId: string) => boolean,
): boolean {
  for (const token of run.inside(scope)) {
    if (token.at === node.id) continue;
    const arriving = [...flowsReached(run.index, node.id, token.at)];
    if (arriving.some(isEmpty) && arriving.every(isEmpty)) return true;
  }
  return false;
}
