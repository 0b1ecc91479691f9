import type { Element } from '../element.ts';
import { requestJob } from '../job.ts';

/** Makes a decision of the item within the step; without one it is a job. */
export const businessRuleTask: Element = {
  isActivity: true,
  waits: true,
  enter(run, token, node) {
    if (!node.calledDecision) {
      requestJob(run, token, node);
      return;
    }
    run.decide(token, node);
    run.leave(token);
  },
};
