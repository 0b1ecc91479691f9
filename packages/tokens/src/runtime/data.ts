import type { FlowNode } from '@flowhall/bpmn';
import type { Command } from '../port/port.ts';
import { holderOf, readMapping } from './local-data.ts';
import { isOfWhole } from './loops/collect.ts';
import type { Run } from './run.ts';
import type { Token } from './token.ts';

type Values = Record<string, unknown>;

/** Takes over what an activity's or event's data associations lead out. */
export function writeOutputs(run: Run, token: Token, node: FlowNode): void {
  const scope = run.scopeOf(token);
  for (const mapping of node.outputs ?? []) {
    if (isOfWhole(node, mapping.from)) continue;
    // an output may have the name of what it is written to
    const isOutside = mapping.from.includes(mapping.to);
    const seenFrom = isOutside ? run.tokens.get(token.in ?? '') : token;
    run.set({ [mapping.to]: readMapping(node.id, mapping, scope) }, seenFrom);
  }
}

/**
 * Takes over what a command brings to a token: names that are data of its activity or of something around it go there;
 * what an event's data outputs carry goes on only where they lead.
 *
 * @param variables of the instance as they were before
 * @returns what is for the instance
 */
export function takeOutput(run: Run, command: Command, output: Values, variables: Values): Values {
  const token = 'executionId' in command ? run.tokens.get(command.executionId) : undefined;
  if (!token) return output;
  const node = run.node(token.at);
  if (node.type.endsWith('Event')) return without(output, new Set(node.outputs?.flatMap((mapping) => mapping.from)));
  // an activity that fails hands nothing out
  const seenFrom = command.type === 'throw-error' ? run.tokens.get(token.in ?? '') : token;
  return run.model.hasLocals && seenFrom ? keepInside(run, seenFrom, output, variables) : output;
}

const without = (values: Values, names: ReadonlySet<string>): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));

function keepInside(run: Run, token: Token, output: Values, variables: Values): Values {
  const kept = new Set<string>();
  for (const [name, value] of Object.entries(output)) {
    const holder = holderOf(run, token, name);
    if (!holder) continue;
    kept.add(name);
    holder.data = { ...holder.data, [name]: value };
    if (name in variables) run.input.feel.variables[name] = variables[name];
    else delete run.input.feel.variables[name];
  }
  return without(output, kept);
}
