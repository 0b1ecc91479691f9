import { activityDoing, requestJob } from './work.ts';

/** A job where it says one; else it sends its message, if it names one or a message flow leaves it, and is done. */
export const SendTask = activityDoing({
  enter(work) {
    const { run, node } = work;
    if (node.job) {
      requestJob(work);
      return 'waits';
    }
    const isSent = node.message ?? run.index.model.messageFlows.some((flow) => flow.source === node.id);
    if (isSent) run.sendMessage(node.id, node.message?.name ?? node.id, node.correlationKey, work.locals);
    return 'done';
  },
});
