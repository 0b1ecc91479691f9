import { BpmnError } from '../port/errors.ts';
import { runScript } from '../port/run-script.ts';
import { throwError } from './catching.ts';
import { readInputs } from './local-data.ts';
import type { Run } from './run.ts';
import type { Token } from './token.ts';

interface Scripted {
  id: string;
  script?: string;
  resultVariable?: string;
  outputs?: { from: string[] }[];
}

/** Runs a script and goes on, unless it becomes a job or throws a BPMN error. */
export function doScript(run: Run, token: Token, node: Scripted): void {
  const input = readInputs(run, token, run.node(token.at));
  const scope = run.scopeOf(token, input);
  if (!run.input.script) {
    run.set(runScript(node, scope), token);
    run.leave(token);
    return;
  }
  try {
    const result = run.input.script({
      elementId: node.id,
      source: node.script ?? '',
      variables: scope.variables,
      inputs: Object.keys(input ?? {}),
      outputs: (node.outputs ?? []).flatMap((mapping) => mapping.from),
    });
    if (result === 'job') {
      run.effects.push({ type: 'job', elementId: node.id, executionId: token.id });
      return;
    }
    run.set(result, token);
  } catch (error) {
    if (!(error instanceof BpmnError)) throw error;
    throwError(run, token, error.code);
    return;
  }
  run.leave(token);
}
