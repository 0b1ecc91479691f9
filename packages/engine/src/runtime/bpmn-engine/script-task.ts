import { BpmnError } from '@flowhall/tokens/port';
import { throwError } from './outwards.ts';
import { activityDoing } from './work.ts';

/** A script task whose script is FEEL; script hosts may make it a job. The library's own runs JavaScript. */
export const ScriptTask = activityDoing({
  enter({ run, node, activity, executionId, locals }) {
    const outcome = run.script(node.id, locals);
    if (outcome === 'done') return 'done';
    if (outcome === 'job') run.effects.push({ type: 'job', elementId: node.id, executionId });
    // the library has to take note of the task first
    if (outcome instanceof BpmnError) run.next(() => throwError(run, activity, outcome.code));
    return 'waits';
  },
});
