import type { FlowNode } from '@flowhall/bpmn';
import { useEffect, useState } from 'react';
import { useLanguage } from '../../../lib/use-language.ts';

/** A step of the process: its id, its name in the reader's language, what is done there and the form of its own. */
export interface ProcessStep {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly form: string | null;
}

/** The steps of a process in the order of the model; null until it is read, empty when it cannot be. */
export function useProcessSteps(xml: string | null): readonly ProcessStep[] | null {
  const lang = useLanguage();
  const [nodes, setNodes] = useState<readonly FlowNode[] | null>(null);
  const [display, setDisplay] = useState<((node: FlowNode) => string) | null>(null);
  useEffect(() => {
    let current = true;
    const read = async () => {
      const { parseBpmn, displayName } = await import('@flowhall/bpmn');
      const model = xml === null ? null : await parseBpmn(xml).catch(() => null);
      if (!current) return;
      setDisplay(() => (node: FlowNode) => displayName(node, lang));
      setNodes(inOrder(model?.model.nodes ?? [], model?.model.flows ?? []));
    };
    void read();
    return () => {
      current = false;
    };
  }, [xml, lang]);
  if (!nodes || !display) return null;
  return nodes.map((node) => ({
    id: node.id,
    name: display(node),
    kind: node.step?.kind ?? '',
    form: node.step?.form ?? null,
  }));
}

/** User tasks as they come after each other, whatever order the file has them in. */
function inOrder(nodes: readonly FlowNode[], flows: readonly { source: string; target: string }[]): FlowNode[] {
  const depth = new Map<string, number>();
  const queue = nodes.filter((node) => node.incoming.length === 0).map(({ id }) => ({ id, at: 0 }));
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (depth.has(next.id)) continue;
    const { id, at } = next;
    depth.set(id, at);
    for (const { source, target } of flows) if (source === id) queue.push({ id: target, at: at + 1 });
  }
  const place = (node: FlowNode) => depth.get(node.id) ?? Number.MAX_SAFE_INTEGER;
  return nodes.filter((node) => node.type === 'bpmn:UserTask').sort((one, other) => place(one) - place(other));
}
