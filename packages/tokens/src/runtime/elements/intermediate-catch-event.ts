import { startListening } from '../arming.ts';
import type { Element } from '../element.ts';

/** Waits for one of its events, or for all of them if it says so. The end of a link is passed. */
export const intermediateCatchEvent: Element = {
  waits: true,
  enter(run, token, node) {
    const isPassed = !node.eventDefinitions.length || node.eventDefinitions.some((d) => d.link !== undefined);
    if (isPassed || run.happened.has(token.id)) run.leave(token);
    else startListening(run, token, node);
  },
};
