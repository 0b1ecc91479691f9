import type { FlowNode } from '@flowhall/bpmn';
import { plainValue } from '@flowhall/feel';
import type { Run } from './run.ts';
import type { Standing } from './standing.ts';
import type { Token } from './token.ts';

/** What an activity's data associations give it; nothing without any. */
export function readInputs(run: Standing, token: Token, node: FlowNode): Record<string, unknown> | undefined {
  if (!node.inputs) return undefined;
  const input: Record<string, unknown> = {};
  for (const { from, to, value } of node.inputs) input[to] = read(run, token, from[0], value);
  return input;
}

/** Takes over what an activity's or event's data associations lead out. */
export function writeOutputs(run: Run, token: Token, node: FlowNode): void {
  const output: Record<string, unknown> = {};
  for (const { from, to, value } of node.outputs ?? []) output[to] = read(run, token, from[0], value);
  run.set(output);
}

function read(run: Standing, token: Token, name: string | undefined, value: string | undefined): unknown {
  if (value !== undefined) return plainValue(run.evaluate(token.at, value, token));
  return name === undefined ? null : (run.scopeOf(token).variables[name] ?? null);
}
