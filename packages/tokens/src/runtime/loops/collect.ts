import type { FlowNode } from '@flowhall/bpmn';
import { readMapping } from '../local-data.ts';
import type { Run } from '../run.ts';
import type { Token } from '../token.ts';

/** What the instances of a loop yield is collected under this name; nothing is. */
const intoOf = ({ loop }: FlowNode) => (loop?.kind === 'multi' ? loop.collects : undefined);

/** Keeps what an instance yields, until all are done. */
export function collect(run: Run, whole: Token, instance: Token, node: FlowNode): void {
  const collects = intoOf(node);
  if (!collects || instance.nr === undefined) return;
  const value = run.scopeOf(instance).variables[collects.item] ?? null;
  whole.data = { ...whole.data, [instance.nr]: value };
}

/**
 * Hands on what the instances have yielded, in their order (BPMN 2.0, table 10.29): along the activity's data output
 * associations, else into the data object itself. Instances that were cancelled have yielded nothing.
 */
export function handOnCollected(run: Run, whole: Token, node: FlowNode): void {
  const collects = intoOf(node);
  if (!collects) return;
  const list = Object.entries(whole.data ?? {})
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, value]) => value);
  const around = run.tokens.get(whole.in ?? '');
  const scope = run.scopeOf(whole, { [collects.into]: list });
  const mappings = (node.outputs ?? []).filter(({ from }) => from.includes(collects.into));
  for (const mapping of mappings) run.set({ [mapping.to]: readMapping(node.id, mapping, scope) }, around);
  if (!mappings.length && !node.ownData?.includes(collects.into)) run.set({ [collects.into]: list }, around);
}

/** Whether an association leads the whole collection out: not for each instance. */
export const isOfWhole = (node: FlowNode, from: readonly string[]): boolean => {
  const collects = intoOf(node);
  return collects !== undefined && from.includes(collects.into);
};
