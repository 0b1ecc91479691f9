import type { DataMapping, FlowNode } from '@flowhall/bpmn';
import { plainValue } from '@flowhall/feel';
import { evaluateFeel, type Scope } from '../port/feel.ts';
import type { Standing } from './standing.ts';
import type { Token } from './token.ts';

/**
 * What only a token knows, besides the instance's variables: the own data of the activities around it and its own, and the
 * counters and elements of their loops. Inner ones hide outer ones (BPMN 2.0, 10.4.1: data objects, properties, inputs and
 * outputs are seen by the element that has them and by everything inside).
 *
 * @param own whether the token's own data is seen
 */
export function localVariables(run: Standing, token: Token, own = true): Record<string, unknown> | undefined {
  let found: Record<string, unknown> | undefined;
  for (let at: Token | undefined = token; at; at = around(run, at)) {
    const loop = at.nr === undefined ? undefined : loopVariables(run, at, at.nr);
    const data = own || at !== token ? dataOf(run, at) : undefined;
    if (loop || data) found = { ...loop, ...data, ...found };
  }
  return found;
}

/** The token whose own data a name means, seen from a token; nothing for variables of the instance. */
export function holderOf(run: Standing, token: Token, name: string): Token | undefined {
  for (let at: Token | undefined = token; at; at = around(run, at)) if (namesOf(run, at)?.includes(name)) return at;
  return undefined;
}

/** What an activity's data associations give it from around; nothing without any. */
export function readInputs(run: Standing, token: Token, node: FlowNode): Record<string, unknown> | undefined {
  if (!node.inputs) return undefined;
  const { feel } = run.input;
  // an input may have the name of what it is read from
  const scope = { ...feel, variables: { ...feel.variables, ...localVariables(run, token, false) } };
  return Object.fromEntries(node.inputs.map((mapping) => [mapping.to, readMapping(node.id, mapping, scope)]));
}

/** The value that a data association carries. */
export function readMapping(elementId: string, { from, value }: DataMapping, scope: Scope): unknown {
  if (value !== undefined) return plainValue(evaluateFeel(elementId, value, scope).value);
  const [name] = from;
  return name === undefined ? null : (scope.variables[name] ?? null);
}

/** The collection of a multi-instance activity: one of its own data inputs, or a variable. */
export function collectionOf(run: Standing, token: Token, name: string): unknown {
  const whole = token.nr === undefined ? token : (around(run, token) ?? token);
  const inputs = readInputs(run, whole, run.node(token.at));
  return inputs && name in inputs ? inputs[name] : run.scopeOf(whole).variables[name];
}

/** BPMN's attributes of a multi-instance activity (BPMN 2.0, table 10.31); a cancelled instance counts as terminated. */
export function instanceCounts(run: Standing, whole: Token): Record<string, number> {
  const { loop } = whole;
  if (loop?.total === undefined) return {};
  const active = run.inside(whole.id).length;
  return {
    numberOfInstances: loop.started,
    numberOfActiveInstances: active,
    numberOfCompletedInstances: loop.done,
    numberOfTerminatedInstances: loop.started - active - loop.done,
  };
}

/** What a run of a loop sees of it: its number, its element of the collection, and how many runs there are. */
function loopVariables(run: Standing, token: Token, nr: number): Record<string, unknown> {
  const whole = around(run, token);
  return { loopCounter: nr, ...elementOf(run, token, nr), ...(whole && instanceCounts(run, whole)) };
}

function elementOf(run: Standing, token: Token, nr: number): Record<string, unknown> {
  const loop = run.index.node(token.at)?.loop;
  if (loop?.kind !== 'multi' || loop.collection === undefined || loop.item === undefined) return {};
  const list = collectionOf(run, token, loop.collection);
  return { [loop.item]: Array.isArray(list) ? list[nr - 1] : null };
}

/** A loop as a whole has no data of its own: each of its runs has. */
function namesOf(run: Standing, token: Token): readonly string[] | undefined {
  return token.role === undefined ? run.index.node(token.at)?.ownData : undefined;
}

function dataOf(run: Standing, token: Token): Record<string, unknown> | undefined {
  const names = namesOf(run, token);
  return names && Object.fromEntries(names.map((name) => [name, token.data?.[name] ?? null]));
}

function around(run: Standing, token: Token): Token | undefined {
  return token.in === undefined ? undefined : run.tokens.get(token.in);
}
