import type { Element } from '../element.ts';
import { requestJob } from '../job.ts';
import { readInputs } from '../local-data.ts';

/** Makes a decision of the item within the step; without one it is a job. */
export const businessRuleTask: Element = {
  isActivity: true,
  waits: true,
  enter(run, token, node) {
    if (!node.calledDecision) {
      requestJob(run, token, node);
      return;
    }
    run.set(run.decide(node, token, readInputs(run, token, node)), token);
    run.leave(token);
  },
};
