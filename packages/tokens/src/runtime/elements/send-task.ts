import type { Element } from '../element.ts';
import { sendMessage } from '../throwing.ts';

/** Sends its message, if it names one or a message flow leaves it, and is done. */
export const sendTask: Element = {
  isActivity: true,
  enter(run, token, node) {
    const isSent = node.message ?? run.model.model.messageFlows.some((flow) => flow.source === node.id);
    if (isSent) sendMessage(run, token, node.message?.name ?? node.id);
    run.leave(token);
  },
};
