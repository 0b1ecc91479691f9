import type { FlowNode } from '@flowhall/bpmn';
import { readInputs } from './data.ts';
import type { Run } from './run.ts';
import type { Token } from './token.ts';

/** Asks for a job; the token waits for its answer. */
export function requestJob(run: Run, token: Token, node: FlowNode): void {
  const input = readInputs(run, token, node);
  run.effects.push({ type: 'job', elementId: node.id, executionId: token.id, ...(input && { input }) });
}
