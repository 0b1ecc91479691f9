import { activityDoing, requestJob } from './work.ts';

/** Makes a decision of the item within the step; without one it is a job. */
export const BusinessRuleTask = activityDoing({
  enter(work) {
    const { run, node, locals } = work;
    if (node.calledDecision) return run.decide(node.id, locals) ? 'done' : 'waits';
    requestJob(work);
    return 'waits';
  },
});
