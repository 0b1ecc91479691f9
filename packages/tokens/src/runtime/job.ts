import type { FlowNode } from '@flowhall/bpmn';
import { readInputs } from './data.ts';
import { loopVariables } from './loops/variables.ts';
import type { Run } from './run.ts';
import type { Token } from './token.ts';

/** Asks for a job, with what only this token knows: loop variables and data inputs. The token waits for its answer. */
export function requestJob(run: Run, token: Token, node: FlowNode): void {
  const loop = loopVariables(run, token);
  const inputs = readInputs(run, token, node);
  run.effects.push({
    type: 'job',
    elementId: node.id,
    executionId: token.id,
    ...((loop || inputs) && { input: { ...loop, ...inputs } }),
  });
}
