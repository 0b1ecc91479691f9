import { arm } from '../arming.ts';
import type { Element } from '../element.ts';

/** Arms the events that follow; the first that happens decides. */
export const eventBasedGateway: Element = {
  waits: true,
  enter(run, token, node) {
    for (const flow of run.index.outgoing(node.id)) arm(run, run.node(flow.target), token.in, token.id);
  },
};
