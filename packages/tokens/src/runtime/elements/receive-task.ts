import { startListening } from '../arming.ts';
import type { Element } from '../element.ts';

/** Waits for its message; one that has brought the instance into being is done. */
export const receiveTask: Element = {
  isActivity: true,
  waits: true,
  enter(run, token, node) {
    if (run.happened.has(token.id)) run.leave(token);
    else startListening(run, token, node);
  },
};
