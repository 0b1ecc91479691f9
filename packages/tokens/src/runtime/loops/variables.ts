import { readInputs } from '../data.ts';
import type { Standing } from '../standing.ts';
import type { Token } from '../token.ts';

/** What expressions inside loops see: the counter and element of each loop around a token, inner ones first. */
export function loopVariables(run: Standing, token: Token): Record<string, unknown> | undefined {
  let found: Record<string, unknown> | undefined;
  for (let at: Token | undefined = token; at; at = at.in === undefined ? undefined : run.tokens.get(at.in)) {
    if (at.nr === undefined) continue;
    const around = at.in === undefined ? undefined : run.tokens.get(at.in);
    found = { loopCounter: at.nr, ...element(run, at), ...(around && instanceCounts(run, around)), ...found };
  }
  return found;
}

function element(run: Standing, token: Token): Record<string, unknown> {
  const loop = run.index.node(token.at)?.loop;
  if (loop?.kind !== 'multi' || loop.collection === undefined || loop.item === undefined) return {};
  const list = collectionOf(run, token, loop.collection);
  return { [loop.item]: Array.isArray(list) ? list[(token.nr ?? 1) - 1] : null };
}

/** The collection of a multi-instance activity: one of its own data inputs, or a variable. */
export function collectionOf(run: Standing, token: Token, name: string): unknown {
  const around = token.nr === undefined || token.in === undefined ? token : (run.tokens.get(token.in) ?? token);
  const inputs = readInputs(run, around, run.node(token.at));
  return inputs && name in inputs ? inputs[name] : run.scopeOf(around).variables[name];
}

/** BPMN's attributes of a multi-instance activity (BPMN 2.0, table 10.31); a cancelled instance counts as terminated. */
export function instanceCounts(run: Standing, around: Token): Record<string, number> {
  const { loop } = around;
  if (loop?.total === undefined) return {};
  const active = run.inside(around.id).length;
  return {
    numberOfInstances: loop.started,
    numberOfActiveInstances: active,
    numberOfCompletedInstances: loop.done,
    numberOfTerminatedInstances: loop.started - active - loop.done,
  };
}
