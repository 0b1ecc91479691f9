import { listen } from './listener.ts';
import { activityDoing } from './work.ts';

/** Waits for its message; done at once when an event-based gateway before it has received it. */
export const ReceiveTask = activityDoing({
  enter: ({ run, node }) => (run.happened.delete(node.id) ? 'done' : 'waits'),
  wait({ run, node, activity, executionId, locals, complete }) {
    const listener = {
      activity,
      elementId: node.id,
      executionId,
      heldBy: activity.executionId,
      happen() {
        run.listeners.delete(listener);
        complete();
      },
    };
    listen(run, listener, locals);
  },
});
