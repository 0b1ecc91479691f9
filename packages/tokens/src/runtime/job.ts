import type { FlowNode } from '@flowhall/bpmn';
import { localVariables, readInputs } from './local-data.ts';
import type { Run } from './run.ts';
import type { Token } from './token.ts';

/** Asks for a job, with what only this token knows: data around it, loop variables and data inputs. Its token waits. */
export function requestJob(run: Run, token: Token, node: FlowNode): void {
  const local = localVariables(run, token, false);
  const inputs = readInputs(run, token, node);
  run.effects.push({
    type: 'job',
    elementId: node.id,
    executionId: token.id,
    ...((local || inputs) && { input: { ...local, ...inputs } }),
  });
}
