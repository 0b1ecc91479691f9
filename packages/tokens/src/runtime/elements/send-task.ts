import type { Element } from '../element.ts';
import { requestJob } from '../job.ts';
import { sendMessage } from '../throwing.ts';

/** A job where it says one; else it sends its message, if it names one or a message flow leaves it, and is done. */
export const sendTask: Element = {
  isActivity: true,
  waits: true,
  enter(run, token, node) {
    if (node.job) return requestJob(run, token, node);
    const isSent = node.message ?? run.model.model.messageFlows.some((flow) => flow.source === node.id);
    if (isSent) sendMessage(run, token, node.message?.name ?? node.id, node.correlationKey);
    run.leave(token);
  },
};
