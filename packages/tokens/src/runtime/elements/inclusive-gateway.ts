import type { Element } from '../element.ts';
import { fire, moreCanArrive, parkedByFlow } from '../joining.ts';

/** Fires when nothing else can arrive; takes every outgoing flow whose condition holds. */
export const inclusiveGateway: Element = {
  enter: (run, token) => run.leave(token),
  join(run, node, scope) {
    const parked = parkedByFlow(run, node, scope);
    if (!parked.size || moreCanArrive(run, node, scope, (flow) => !parked.has(flow))) return false;
    fire(run, parked.values());
    return true;
  },
};
