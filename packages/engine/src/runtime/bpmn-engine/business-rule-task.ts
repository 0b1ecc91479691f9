import { activityDoing, requestJob } from './work.ts';

/** Makes a decision of the item within the step; without one it is a job. */
export const BusinessRuleTask = activityDoing({
  enter(work) {
    if (work.node.calledDecision) return work.run.decide(work) ? 'done' : 'waits';
    requestJob(work);
    return 'waits';
  },
});
