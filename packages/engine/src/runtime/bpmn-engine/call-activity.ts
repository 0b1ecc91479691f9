import { activityDoing } from './work.ts';

/** Waits for a process that is an instance of its own. */
export const CallActivity = activityDoing({
  enter({ run, node, executionId }) {
    const { calledElement } = node;
    if (calledElement === undefined) return 'done';
    run.effects.push({ type: 'call', elementId: node.id, executionId, calledElement });
    return 'waits';
  },
});
