import type { Element } from '../element.ts';
import { sendMessage } from '../throwing.ts';

/** Sends its message, if it names one, and is done. */
export const sendTask: Element = {
  isActivity: true,
  enter(run, token, node) {
    if (node.message) sendMessage(run, token, node.message.name);
    run.leave(token);
  },
};
