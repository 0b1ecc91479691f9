import type { Element } from '../element.ts';
import { fire, parkedByFlow } from '../joining.ts';

/** Waits for one token on each inbound flow, consumes exactly those and takes every outgoing flow. */
export const parallelGateway: Element = {
  enter: (run, token) => run.leave(token),
  join(run, node, scope) {
    const parked = parkedByFlow(run, node, scope);
    if (parked.size < node.incoming.length) return false;
    fire(run, parked.values());
    return true;
  },
};
