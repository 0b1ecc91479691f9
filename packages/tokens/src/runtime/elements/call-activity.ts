import type { Element } from '../element.ts';
import { requestJob } from '../job.ts';
import { readInputs } from '../local-data.ts';
import { doScript } from '../script.ts';

/** Waits for a process of its own; a global task of the same file is done in place. */
export const callActivity: Element = {
  isActivity: true,
  waits: true,
  enter(run, token, node) {
    const { calledElement } = node;
    const global = run.model.model.globalTasks.find((task) => task.id === calledElement);
    if (global) {
      if (global.type === 'bpmn:ScriptTask') doScript(run, token, { ...node, script: global.script });
      else if (global.type === 'bpmn:BusinessRuleTask') requestJob(run, token, node);
      else if (global.type === 'bpmn:Task') run.leave(token);
      return;
    }
    if (calledElement === undefined) {
      run.leave(token);
      return;
    }
    const input = readInputs(run, token, node);
    run.effects.push({
      type: 'call',
      elementId: node.id,
      executionId: token.id,
      calledElement,
      ...(input && { input }),
    });
  },
};
